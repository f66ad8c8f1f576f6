import { inForce, type Directive } from './directive.ts';
import type { NginxKind } from './kind.ts';

const OLD_TLS = /^(SSLv2|SSLv3|TLSv1|TLSv1\.1)$/;
const HERE = /^(127\.|\[::1\]|::1)/;
const THIRD_PARTY_HEADER = /^(nel|report-to|reporting-endpoints|expect-ct)$/i;

function isRestricted(directive: Directive): boolean {
  return inForce(directive, 'deny').some(({ args }) => args[0] === 'all');
}

/** By what people could be recognised again, or by whom; and code that the check cannot judge. */
export const NGINX_RECOGNITION: readonly NginxKind[] = [
  {
    code: 'user-id-cookie',
    sentence: 'This gives each browser a number of its own: remove it.',
    holds: ({ name, args }) => name === 'userid' && args[0] !== 'off',
  },
  {
    code: 'cookie-set',
    sentence: 'This sets a cookie: remove it.',
    holds: ({ name, args: [header = ''] }) =>
      (name === 'add_header' && /^set-cookie$/i.test(header)) || name === 'sticky',
  },
  {
    code: 'client-hints',
    sentence: 'This asks browsers for details about the device: remove it.',
    holds: ({ name, args: [header = ''] }) =>
      name === 'add_header' && /^(accept-ch|critical-ch)$/i.test(header),
  },
  {
    code: 'reports-to-others',
    sentence: 'This makes browsers report what people do: remove it.',
    holds: ({ name, args: [header = '', ...values] }) =>
      name === 'add_header' &&
      (THIRD_PARTY_HEADER.test(header) || values.some((value) => /report-(uri|to)/.test(value))),
  },
  {
    code: 'named-access',
    sentence: 'This asks people for a name and a password: remove it, meetings need none.',
    holds: ({ name, args }) => /^auth_(basic|jwt|request)$/.test(name) && args[0] !== 'off',
  },
  {
    code: 'client-certificate',
    sentence: 'A certificate of the browser names the person: remove it.',
    holds: ({ name, args }) => name === 'ssl_verify_client' && args[0] !== 'off',
  },
  {
    code: 'place-looked-up',
    sentence: 'This looks up where the visitor is: remove it.',
    holds: ({ name }) => /^geoip2?(_|$)/.test(name),
  },
  {
    code: 'status-open',
    sentence:
      'Anybody may read the figures of this server: remove it, or allow this machine alone.',
    holds: (directive) =>
      /^(stub_status|status|vhost_traffic_status_display|api)$/.test(directive.name) &&
      !isRestricted(directive),
  },
  {
    code: 'authority-asked',
    sentence: 'This asks the authority of the certificate about it again and again: remove it.',
    holds: ({ name, args }) => /^ssl_(stapling|ocsp)$/.test(name) && args[0] === 'on',
  },
  {
    code: 'foreign-resolver',
    sentence: 'This asks a name server of others: name one on this machine, or none.',
    holds: ({ name, args }) =>
      name === 'resolver' && args.some((one) => /^[\d[:]/.test(one) && !HERE.test(one)),
  },
  {
    code: 'early-data',
    sentence: 'Early data can be recorded and sent again: put "ssl_early_data off;" in its place.',
    holds: ({ name, args }) => name === 'ssl_early_data' && args[0] === 'on',
  },
  {
    code: 'ticket-key-kept',
    sentence: 'With this key recorded connections can be read later: remove it.',
    holds: ({ name }) => name === 'ssl_session_ticket_key',
  },
  {
    code: 'session-tickets',
    sentence:
      'Tickets let a browser be recognised from one connection to the next: add "ssl_session_tickets off;".',
    holds: (directive) =>
      directive.name === 'ssl_certificate' &&
      inForce(directive, 'ssl_session_tickets').at(-1)?.args[0] !== 'off',
  },
  {
    code: 'old-tls',
    sentence:
      'These versions of TLS can be broken: put "ssl_protocols TLSv1.2 TLSv1.3;" in its place.',
    holds: ({ name, args }) => name === 'ssl_protocols' && args.some((one) => OLD_TLS.test(one)),
  },
  {
    code: 'javascript',
    sentence: 'What this program writes or sends cannot be checked here: remove it.',
    holds: ({ name }) => name.startsWith('js_'),
  },
  {
    code: 'lua',
    sentence: 'What this program writes or sends cannot be checked here: remove it.',
    holds: ({ name }) => /_by_lua(_block|_file)?$/.test(name),
  },
  {
    code: 'perl',
    sentence: 'What this program writes or sends cannot be checked here: remove it.',
    holds: ({ name }) => /^perl(_|$)/.test(name),
  },
];
