import { around, everythingIn, valueInForce, type Directive } from './directive.ts';
import type { NginxKind } from './kind.ts';

const TEMPORARY = /^(proxy|fastcgi|uwsgi|scgi)_temp_path$/;
const CACHE_PATH = /^(proxy|fastcgi|uwsgi|scgi)_cache_path$/;
const CACHE = /^(proxy|fastcgi|uwsgi|scgi)_cache$/;
const STORE = /^(proxy|fastcgi|uwsgi|scgi)_store$/;
const isIn = (directive: Directive, name: string): boolean => around(directive, name) !== undefined;

/** Hands requests of the web to another process. */
function isWebPass({ name }: Directive): boolean {
  return /^(proxy|fastcgi|uwsgi|scgi)_pass$/.test(name);
}

function familyOf({ name }: Directive): string {
  return name.split('_')[0] ?? '';
}

/** Where nginx puts parts of requests, answers and itself. */
export const NGINX_DISK: readonly NginxKind[] = [
  {
    code: 'request-buffering',
    sentence:
      'What people send is written to a file before it is passed on: add "proxy_request_buffering off;".',
    holds: (directive) =>
      isWebPass(directive) &&
      isIn(directive, 'http') &&
      valueInForce(directive, `${familyOf(directive)}_request_buffering`) !== 'off',
  },
  {
    code: 'answer-buffering',
    sentence:
      'Answers too large for memory are written to a file: add "proxy_buffering off;" or "proxy_max_temp_file_size 0;".',
    holds: (directive) =>
      isWebPass(directive) &&
      isIn(directive, 'http') &&
      valueInForce(directive, `${familyOf(directive)}_buffering`) !== 'off' &&
      valueInForce(directive, `${familyOf(directive)}_max_temp_file_size`) !== '0',
  },
  {
    code: 'body-in-file',
    sentence:
      'This writes what people send to files: put "client_body_in_file_only off;" in its place.',
    holds: ({ name, args }) => name === 'client_body_in_file_only' && args[0] !== 'off',
  },
  {
    code: 'body-temp-path-disk',
    sentence: 'What people send may be written here: name a folder in memory, below /run.',
    holds: ({ name, args }, { inMemory }) =>
      name === 'client_body_temp_path' && !inMemory(args[0] ?? ''),
  },
  {
    code: 'body-temp-path-default',
    sentence:
      'What people send may be written to the built-in folder: add "client_body_temp_path" with a folder below /run.',
    holds: (directive) =>
      directive.name === 'http' &&
      directive.block.some(({ name }) => name === 'server') &&
      !everythingIn(directive).some(({ name }) => name === 'client_body_temp_path'),
  },
  {
    code: 'answer-temp-path-disk',
    sentence: 'Answers may be written here: name a folder in memory, below /run.',
    holds: ({ name, args }, { inMemory }) => TEMPORARY.test(name) && !inMemory(args[0] ?? ''),
  },
  {
    code: 'answer-temp-path-default',
    sentence:
      'Answers may be written to the built-in folder: add "proxy_temp_path" with a folder below /run.',
    holds: (directive) =>
      directive.name === 'http' &&
      everythingIn(directive).some(({ name }) => name === 'proxy_pass') &&
      !everythingIn(directive).some(({ name }) => name === 'proxy_temp_path'),
  },
  {
    code: 'cache-on-disk',
    sentence: 'Answers are kept in this folder: remove the cache.',
    holds: ({ name, args }, { inMemory }) => CACHE_PATH.test(name) && !inMemory(args[0] ?? ''),
  },
  {
    code: 'cache-used',
    sentence:
      'A cache knows who fetched what first, and keeps answers: put "proxy_cache off;" in its place.',
    holds: ({ name, args }) => CACHE.test(name) && args[0] !== 'off',
  },
  {
    code: 'answers-stored',
    sentence: 'This writes each answer to a file: remove it.',
    holds: ({ name, args }) => STORE.test(name) && args[0] !== 'off',
  },
  {
    code: 'core-dump',
    sentence:
      'A core dump would hold keys and addresses: put "worker_rlimit_core 0;" in its place.',
    holds: ({ name, args }) => name === 'worker_rlimit_core' && !/^0[kmg]?$/i.test(args[0] ?? ''),
  },
  {
    code: 'core-dump-folder',
    sentence: 'Core dumps are meant to be written here: remove it.',
    holds: ({ name }) => name === 'working_directory' || name === 'debug_points',
  },
  {
    code: 'tls-keys-written',
    sentence: 'This writes down the keys of all connections: remove it.',
    holds: ({ name }) => /^(proxy_)?ssl_key_log$/.test(name),
  },
];
