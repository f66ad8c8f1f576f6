import { selfSigned } from '../self-signed.ts';
import { haproxyConfiguration } from '../../../products/operations/proxy-configuration/haproxy-configuration.ts';
import { nginxConfiguration } from '../../../products/operations/proxy-configuration/nginx-configuration.ts';
import type { ProxiedSite } from '../../../products/operations/proxy-configuration/proxied-site.ts';
import { MemoryFolder, WatchedProgram } from './watched-program.ts';

export type ProxyKind = 'nginx' | 'haproxy';

export const DOMAIN = 'localhost';

/** A real proxy with the configuration that we write for it, and a record of what it writes. */
export class RunningProxy implements AsyncDisposable {
  readonly port: number;
  readonly origin: string;
  /** PEM: whom clients have to trust. */
  readonly authority: string;
  readonly configurationFile: string;
  readonly #folder: MemoryFolder;
  readonly #program: WatchedProgram;

  private constructor(
    program: WatchedProgram,
    folder: MemoryFolder,
    site: { port: number; authority: string; configurationFile: string },
  ) {
    this.#program = program;
    this.#folder = folder;
    this.port = site.port;
    this.origin = `https://${DOMAIN}:${site.port}`;
    this.authority = site.authority;
    this.configurationFile = site.configurationFile;
  }

  /** `change` may spoil the configuration, for controls. */
  static async start(
    kind: ProxyKind,
    ports: Pick<ProxiedSite, 'publicPort' | 'redirectPort' | 'instancePort' | 'relayPort'>,
    change = (text: string): string => text,
  ): Promise<RunningProxy> {
    const folder = new MemoryFolder();
    const made = selfSigned([DOMAIN]);
    const chain = kind === 'nginx' ? made.chain : made.chain + made.key;
    const site: ProxiedSite = {
      ...ports,
      domains: [DOMAIN],
      listen: ['127.0.0.1'],
      certificateFile: folder.write('chain.pem', chain),
      keyFile: folder.write('key.pem', made.key),
      runFolder: folder.run,
    };
    const text = kind === 'nginx' ? nginxConfiguration(site) : haproxyConfiguration(site);
    const configurationFile = folder.write('proxy.conf', change(asThisUser(text)));
    try {
      const command = commandOf(kind, configurationFile);
      const program = await WatchedProgram.start(command, folder, ports.publicPort);
      const parts = { port: ports.publicPort, authority: made.chain, configurationFile };
      return new RunningProxy(program, folder, parts);
    } catch (error) {
      folder[Symbol.dispose]();
      throw error;
    }
  }

  /** In memory, as it is on an operator's machine. */
  get runFolder(): string {
    return this.#folder.run;
  }

  get said(): string {
    return this.#program.said;
  }

  async writtenFiles(): Promise<readonly string[]> {
    return await this.#program.writtenFiles();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program[Symbol.asyncDispose]();
    this.#folder[Symbol.dispose]();
  }
}

function commandOf(kind: ProxyKind, file: string): readonly string[] {
  return kind === 'nginx'
    ? ['/usr/sbin/nginx', '-e', '/dev/null', '-c', file]
    : ['/usr/sbin/haproxy', '-f', file];
}

/** Only root may change user and root folder. */
function asThisUser(text: string): string {
  if (process.getuid?.() === 0) return text;
  return text.replaceAll(/^ *(user|group|chroot) .*$/gm, '');
}
