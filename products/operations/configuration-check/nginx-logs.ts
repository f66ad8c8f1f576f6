import { around, everythingIn, inForce, rootOf, type Directive } from './directive.ts';
import type { NginxKind } from './kind.ts';
import { holdsPersonal } from './nginx-addresses.ts';

const NOWHERE = '/dev/null';
const toSyslog = ({ args: [target = ''] }: Directive): boolean => target.startsWith('syslog:');
const isDebug = ({ args: [, level = ''] }: Directive): boolean => level.startsWith('debug');
const isNamed = (directive: Directive, name: string): boolean => directive.name === name;

/** A log that is written to. */
function isWritten(directive: Directive, name: string): boolean {
  const [target = ''] = directive.args;
  return isNamed(directive, name) && target !== 'off' && target !== NOWHERE;
}

/** What nginx writes about requests while it serves them. */
export const NGINX_LOGS: readonly NginxKind[] = [
  {
    code: 'access-log-on',
    sentence: 'This writes a line for every request: put "access_log off;" in its place.',
    holds: (directive) => isWritten(directive, 'access_log') && !toSyslog(directive),
  },
  {
    code: 'access-log-syslog',
    sentence: 'This sends a line for every request to syslog: put "access_log off;" in its place.',
    holds: (directive) => isWritten(directive, 'access_log') && toSyslog(directive),
  },
  {
    code: 'access-log-default',
    sentence:
      'Without a word about it, nginx writes a line for every request: add "access_log off;" to http.',
    holds: (directive) =>
      isNamed(directive, 'server') &&
      around(directive, 'http') !== undefined &&
      !directive.block.some(({ name }) => name === 'access_log') &&
      inForce(directive, 'access_log').length === 0,
  },
  {
    code: 'log-format-personal',
    sentence:
      'This format writes addresses or what people asked for, and a log uses it: remove both.',
    holds: (directive) =>
      isNamed(directive, 'log_format') &&
      directive.args.slice(1).some(holdsPersonal) &&
      everythingIn(rootOf(directive)).some(
        (log) => isWritten(log, 'access_log') && log.args[1] === directive.args[0],
      ),
  },
  {
    code: 'open-log-file-cache',
    sentence: 'This keeps log files open, so there are some: remove it and the logs.',
    holds: (directive) => isNamed(directive, 'open_log_file_cache') && directive.args[0] !== 'off',
  },
  {
    code: 'error-log-off-is-a-file',
    sentence:
      'nginx takes "off" for the name of a file and writes errors with addresses into it: put "error_log /dev/null emerg;" in its place.',
    holds: (directive) => isNamed(directive, 'error_log') && directive.args[0] === 'off',
  },
  {
    code: 'error-log-default',
    sentence:
      'Without a word about it, nginx writes errors with addresses to a file: add "error_log /dev/null emerg;" at the top.',
    holds: (directive) =>
      directive.parent === undefined &&
      !directive.block.some(({ name }) => name === 'error_log') &&
      directive.block.some(({ name }) => ['http', 'stream', 'events'].includes(name)),
  },
  {
    code: 'error-log-debug',
    sentence:
      'At this level nginx writes down whole requests: put "error_log /dev/null emerg;" in its place.',
    holds: (directive) => isWritten(directive, 'error_log') && isDebug(directive),
  },
  {
    code: 'error-log-syslog',
    sentence: 'This sends errors to syslog: put "error_log /dev/null emerg;" in its place.',
    holds: (directive) => isWritten(directive, 'error_log') && toSyslog(directive),
  },
  {
    code: 'error-log-level',
    sentence:
      'Below "emerg" errors name addresses and paths: put "error_log /dev/null emerg;" in its place.',
    holds: (directive) =>
      isWritten(directive, 'error_log') &&
      directive.args[0] !== 'off' &&
      !toSyslog(directive) &&
      directive.args[1] !== 'emerg' &&
      !isDebug(directive),
  },
  {
    code: 'rewrite-log',
    sentence: 'This writes down every address that is rewritten: remove it.',
    holds: (directive) => isNamed(directive, 'rewrite_log') && directive.args[0] === 'on',
  },
  {
    code: 'log-subrequest',
    sentence: 'This writes further lines for each request: remove it.',
    holds: (directive) => isNamed(directive, 'log_subrequest') && directive.args[0] === 'on',
  },
  {
    code: 'debug-connection',
    sentence: 'This writes down everything that comes from an address: remove it.',
    holds: (directive) => isNamed(directive, 'debug_connection'),
  },
  {
    code: 'audit-log',
    sentence: 'ModSecurity writes down requests that it finds suspicious: switch it off.',
    holds: ({ name, args }) => name === 'modsecurity' && args[0] === 'on',
  },
  {
    code: 'request-tracing',
    sentence: 'This reports each request to a tracing server: remove it.',
    holds: ({ name, args }) =>
      /^(opentracing|otel_|opentelemetry|zipkin_|jaeger_|datadog_)/.test(name) && args[0] !== 'off',
  },
];
