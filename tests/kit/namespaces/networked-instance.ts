import {
  openChromium,
  type ChromiumOptions,
  type ChromiumParticipant,
} from '../browsers/chromium.ts';
import { openFirefox, type FirefoxOptions, type FirefoxParticipant } from '../browsers/firefox.ts';
import { freeStartPort } from '../free-ports.ts';
import { Instance, type InstanceOptions } from '../instance.ts';
import { BrowserPlace } from './browser-place.ts';
import { CertificateAuthority } from './certificate-authority.ts';
import { DOMAIN, Network, type Places, type SiteName } from './network.ts';
import { Program } from './program.ts';

const HTTPS = 443;

export interface NetworkedOptions {
  readonly people: readonly SiteName[];
  /** Addresses other than the usual ones. */
  readonly places?: Places;
  readonly instance?: Pick<InstanceOptions, 'dataFolder' | 'root' | 'inside'>;
}

/** A Blende with a domain and a certificate, and people who reach it over a network. */
export class NetworkedInstance implements AsyncDisposable {
  readonly network: Network;
  readonly #startInstance: () => Promise<Instance>;
  #instance: Instance;
  readonly #authority: CertificateAuthority;
  readonly #parts: AsyncDisposableStack;

  private constructor(
    parts: AsyncDisposableStack,
    made: {
      network: Network;
      authority: CertificateAuthority;
      instance: Instance;
      startInstance: () => Promise<Instance>;
    },
  ) {
    this.#parts = parts;
    this.network = made.network;
    this.#authority = made.authority;
    this.#instance = made.instance;
    this.#startInstance = made.startInstance;
  }

  static async start(...people: readonly SiteName[]): Promise<NetworkedInstance> {
    return await NetworkedInstance.startWith({ people });
  }

  static async startWith(options: NetworkedOptions): Promise<NetworkedInstance> {
    await using parts = new AsyncDisposableStack();
    const network = parts.use(new Network(['server', ...options.people], options.places));
    const authority = parts.use(new CertificateAuthority());
    const { namespace, address } = network.site('server');
    const { certificate, key } = authority.certificateFor(DOMAIN);
    const files = ['--certificate', certificate, '--key', key];
    const startInstance = async (): Promise<Instance> =>
      await Instance.start({
        ...options.instance,
        port: HTTPS,
        inside: [...namespace.inside, ...(options.instance?.inside ?? [])],
        origin: `https://${DOMAIN}`,
        further: ['--listen', address, '--media-address', address, '--domain', DOMAIN, ...files],
      });
    const instance = parts.use(await startInstance());
    return new NetworkedInstance(parts.move(), { network, authority, instance, startInstance });
  }

  get instance(): Instance {
    return this.#instance;
  }

  /** Ends it in an orderly way and starts it again on what it has kept. */
  async restart(): Promise<void> {
    await this.#instance.stop();
    this.#instance = this.#parts.use(await this.#startInstance());
  }

  /** A home for somebody's browsers. */
  placeOf(name: SiteName): BrowserPlace {
    return this.#parts.use(new BrowserPlace(this.network.site(name), this.#authority));
  }

  /** Somebody's Chromium on their machine, with a small camera picture. */
  async openChromium(
    name: SiteName,
    options: ChromiumOptions,
    place = this.placeOf(name),
  ): Promise<ChromiumParticipant> {
    const executablePath = place.chromium;
    const participant = await openChromium({ camera: 'small', ...options, executablePath });
    return this.#parts.use(participant);
  }

  /** Somebody's Firefox, as it is shipped, on their machine; driven through a socket out of it. */
  async openFirefox(name: SiteName, options: FirefoxOptions): Promise<FirefoxParticipant> {
    const place = this.placeOf(name);
    const { namespace } = this.network.site(name);
    const port = await freeStartPort();
    const socket = place.socketFile;
    const [from, to] = [`UNIX-LISTEN:${socket},fork`, `TCP:127.0.0.1:${port}`];
    this.#parts.use(await Program.start(namespace, ['socat', '-d', '-d', from, to], 'listening'));
    const outside = [`TCP-LISTEN:${port},bind=127.0.0.1,fork,reuseaddr`, `UNIX-CONNECT:${socket}`];
    this.#parts.use(
      await Program.start({ inside: [] }, ['socat', '-d', '-d', ...outside], 'listening'),
    );
    const participant = await openFirefox({
      ...options,
      executablePath: place.firefox,
      debuggingPort: port,
      withoutLoopback: true,
      trust: (profile) => this.#authority.trustIn(profile),
    });
    return this.#parts.use(participant);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts[Symbol.asyncDispose]();
  }
}
