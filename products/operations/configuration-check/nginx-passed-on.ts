import {
  around,
  everythingIn,
  inForce,
  rootOf,
  valueInForce,
  type Directive,
} from './directive.ts';
import type { NginxKind } from './kind.ts';
import { holdsAddress } from './nginx-addresses.ts';

const FORWARDED =
  /^(x-forwarded(-\w+)?|x-real-ip|forwarded|x-client-ip|client-ip|true-client-ip|cf-connecting-ip|x-cluster-client-ip|x-originating-ip|via)$/i;
const SET_HEADER = /^(proxy|grpc)_set_header$/;
const NOTHING = '';
/** By its name in a configuration; nothing here sees one of a visitor. */
const AGENT = 'User-Agent';

/** Whether a header of a request reaches what is behind, where this hands it on. */
function passes(directive: Directive, header: string): boolean {
  if (directive.name !== 'proxy_pass' || around(directive, 'http') === undefined) return false;
  const set = inForce(directive, 'proxy_set_header').find(
    ({ args: [name = ''] }) => name.toLowerCase() === header.toLowerCase(),
  );
  if (set !== undefined)
    return set.args[1] === `$http_${header.toLowerCase().replaceAll('-', '_')}`;
  return valueInForce(directive, 'proxy_pass_request_headers') !== 'off';
}

/** A way to other sockets of nginx on this machine and nowhere else. */
function leadsToSocketAlone(directive: Directive): boolean {
  const [target = ''] = inForce(directive, 'proxy_pass').at(-1)?.args ?? [];
  if (!target.startsWith('$')) return target.startsWith('unix:');
  const map = everythingIn(rootOf(directive)).find(
    ({ name, args }) => name === 'map' && args[1] === target,
  );
  return (map?.block ?? []).every(({ args: [value = ''] }) => value.startsWith('unix:'));
}

/** Names that a block makes out of the address of whoever asks. */
function madeFromAddress(directive: Directive): string | undefined {
  const { name, args } = directive;
  if (name === 'geo') return args.at(-1);
  if (name === 'set') return args.slice(1).some(holdsAddress) ? args[0] : undefined;
  const source = name === 'map' || name === 'split_clients' ? args[0] : undefined;
  return source !== undefined && holdsAddress(source) ? args[1] : undefined;
}

function isPassedOn(root: Directive, variable: string): boolean {
  return everythingIn(root).some(
    ({ name, args }) =>
      (SET_HEADER.test(name) || name === 'proxy_pass') &&
      args.some((argument) => argument.includes(variable)),
  );
}

/** What nginx tells others about whoever asks. */
export const NGINX_PASSED_ON: readonly NginxKind[] = [
  {
    code: 'forwarded-header',
    sentence: 'This hands the visitor’s address or way on: remove it, Blende hears nothing of it.',
    holds: ({ name, args: [header = '', value = ''] }) =>
      SET_HEADER.test(name) && FORWARDED.test(header) && value !== NOTHING,
  },
  {
    code: 'address-passed-on',
    sentence: 'This hands the visitor’s address on: remove it.',
    holds: ({ name, args: [header = '', ...values] }) =>
      /^(proxy_set_header|grpc_set_header|fastcgi_param|uwsgi_param|scgi_param|proxy_set_body)$/.test(
        name,
      ) &&
      !FORWARDED.test(header) &&
      [header, ...values].some(holdsAddress),
  },
  {
    code: 'cookie-passed-on',
    sentence:
      'Cookies reach what is behind: add "proxy_pass_request_headers off;" and name the headers that may pass.',
    holds: (directive) => passes(directive, 'Cookie'),
  },
  {
    code: 'agent-passed-on',
    sentence:
      'The name and version of the browser reach what is behind: add "proxy_pass_request_headers off;".',
    holds: (directive) => passes(directive, AGENT),
  },
  {
    code: 'referrer-passed-on',
    sentence: 'The page before reaches what is behind: add "proxy_pass_request_headers off;".',
    holds: (directive) => passes(directive, 'Referer'),
  },
  {
    code: 'proxy-protocol-passed-on',
    sentence:
      'PROXY protocol tells the visitor’s address to what is behind: leave it to sockets of nginx itself.',
    holds: (directive) =>
      directive.name === 'proxy_protocol' &&
      directive.args[0] === 'on' &&
      !leadsToSocketAlone(directive),
  },
  {
    code: 'address-borrowed',
    sentence: 'What is behind sees the visitor’s own address as the sender: remove it.',
    holds: ({ name, args }) =>
      /^(proxy|fastcgi|uwsgi|scgi)_bind$/.test(name) && args.some(holdsAddress),
  },
  {
    code: 'address-sorted',
    sentence: 'What is made from the visitor’s address is handed on: remove it.',
    holds: (directive) => {
      const made = madeFromAddress(directive);
      return made !== undefined && isPassedOn(rootOf(directive), made);
    },
  },
  {
    code: 'mirror',
    sentence: 'This sends a copy of each request elsewhere: remove it.',
    holds: ({ name, args }) => name === 'mirror' && args[0] !== 'off',
  },
  {
    code: 'address-from-header',
    sentence:
      'This believes a header about the visitor’s address, which a further proxy in front knows then: end TLS here.',
    holds: ({ name, args }) => name === 'real_ip_header' && args[0] !== 'proxy_protocol',
  },
  {
    code: 'plain-to-others',
    sentence: 'This leaves the machine without TLS: put Blende beside the proxy, on loopback.',
    holds: (directive) =>
      directive.name === 'proxy_pass' && isPlainElsewhere(directive, directive.args[0] ?? ''),
  },
];

function isPlainElsewhere(directive: Directive, target: string): boolean {
  if (target.startsWith('https://') || target.startsWith('unix:') || target.startsWith('$'))
    return false;
  const place = target.replace(/^http:\/\//, '').split('/')[0] ?? '';
  if (place.startsWith('unix:') || place.startsWith('$')) return false;
  const upstream = everythingIn(rootOf(directive)).find(
    ({ name, args }) => name === 'upstream' && args[0] === place,
  );
  const places =
    upstream === undefined
      ? [place]
      : upstream.block.filter(({ name }) => name === 'server').map(({ args }) => args[0] ?? '');
  return places.some((one) => !/^(unix:|127\.|localhost(:|$)|\[::1\])/.test(one));
}
