import { Namespace, removeLeftNamespaces } from './namespace.ts';
import { run } from './run.ts';

/** Known to these networks alone (RFC 2606). */
export const DOMAIN = 'blende.example';

/** Where a host is: its networks, and its own last number. Documentation addresses. */
const SITES = {
  server: { v4: '203.0.113', v6: '2001:db8:5e:1', host: 10 },
  anna: { v4: '198.51.100', v6: '2001:db8:a:7', host: 23 },
  ben: { v4: '192.0.2', v6: '2001:db8:b:9', host: 77 },
  idle: { v4: '100.100.7', v6: '2001:db8:1d:1', host: 41 },
} as const;

export type SiteName = keyof typeof SITES;

/** The first three octets, the first four groups, and the last number of both. */
export interface Place {
  readonly v4: string;
  readonly v6: string;
  readonly host: number;
}
export type Places = Readonly<Record<SiteName, Place>>;

/** A machine with addresses of its own behind the router. */
export interface Site {
  readonly name: SiteName;
  readonly namespace: Namespace;
  readonly address: string;
  readonly address6: string;
  /** Router, and the name server that nobody answers from. */
  readonly gateway: string;
}

/** Gives a machine other addresses, as when somebody walks from one network into another. */
export function changeAddress({ namespace, address, address6, gateway }: Site): void {
  namespace.ip(`addr del ${address}/24 dev eth0`);
  namespace.ip(`addr del ${address6}/64 dev eth0`);
  namespace.ip(`addr add ${address.replace(/\d+$/, '99')}/24 dev eth0`);
  namespace.ip(`addr add ${address6.replace(/\d+$/, '99')}/64 dev eth0 nodad`);
  // The routes went with the last address.
  namespace.ip(`route replace default via ${gateway}`);
}

/** Several machines, each in a network of its own, and the router between them. */
export class Network implements Disposable {
  readonly router: Namespace;
  readonly #sites = new Map<SiteName, Site>();

  constructor(names: readonly SiteName[], places: Places = SITES) {
    removeLeftNamespaces();
    this.router = new Namespace('router');
    run('ip', [...this.router.inside.slice(1), 'sh', '-c', FORWARD]);
    for (const name of names) this.#sites.set(name, connect(this.router, name, places));
  }

  site(name: SiteName): Site {
    const site = this.#sites.get(name);
    if (site === undefined) throw new RangeError(`no ${name} in this network`);
    return site;
  }

  /** What the router does to packets that it passes on, as lines of nftables; instead of earlier. */
  filter(...rules: readonly string[]): void {
    const lines = ['type filter hook forward priority 0; policy accept;', ...rules];
    const chain = `table inet blende {\nchain forward {\n${lines.join('\n')}\n}\n}\n`;
    const instead = `table inet blende {}\ndelete table inet blende\n${chain}`;
    run('ip', [...this.router.inside.slice(1), 'nft', '-f', '-'], instead);
  }

  [Symbol.dispose](): void {
    for (const { namespace } of this.#sites.values()) namespace[Symbol.dispose]();
    this.router[Symbol.dispose]();
  }
}

const FORWARD = ['ipv4/ip_forward', 'ipv6/conf/all/forwarding']
  .map((setting) => `echo 1 >/proc/sys/net/${setting}`)
  .join(' && ');

function connect(router: Namespace, name: SiteName, places: Places): Site {
  const { v4, v6, host } = places[name];
  const namespace = new Namespace(name);
  router.ip(`link add to-${name} type veth peer name eth0 netns ${namespace.name}`);
  for (const [end, device, last] of [
    [router, `to-${name}`, 1],
    [namespace, 'eth0', host],
  ] as const) {
    end.ip(`addr add ${v4}.${last}/24 dev ${device}`);
    end.ip(`addr add ${v6}::${last}/64 dev ${device} nodad`);
    end.ip(`link set ${device} up`);
  }
  const gateway = `${v4}.1`;
  namespace.ip(`route add default via ${gateway}`);
  namespace.ip(`-6 route add default via ${v6}::1`);
  namespace.writeEtc('resolv.conf', `nameserver ${gateway}\noptions timeout:1 attempts:1\n`);
  namespace.writeEtc(
    'hosts',
    `127.0.0.1 localhost\n${places.server.v4}.${places.server.host} ${DOMAIN}\n`,
  );
  return { name, namespace, address: `${v4}.${host}`, address6: `${v6}::${host}`, gateway };
}
