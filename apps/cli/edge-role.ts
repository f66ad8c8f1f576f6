import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import type { CertificateText } from '@blende/shared/supervisor/role-messages.ts';
import type { StartOptions } from './command-line.ts';
import { disclosureSeed } from './disclosure-key.ts';
import type { InstanceSockets } from './instance-sockets.ts';
import { inRoot } from './places.ts';
import { hasLibrary, hasMeetings } from './products.ts';
import { libraryOrigins, publicOrigins } from './public-origins.ts';

export interface GivenToEdge {
  readonly sockets: InstanceSockets;
  readonly relayFrom: string | undefined;
  readonly challengeSocket: string | undefined;
  readonly doorSocket: string;
  readonly certificate: () => CertificateText | undefined;
}

type At = (path: string) => string;

/** The process that browsers reach, for each product that runs. */
export function edgeRole(options: StartOptions, given: GivenToEdge): RoleSpec {
  const { listen: address, mediaAddress, mediaUdpPort } = options;
  const { relayFrom } = given;
  const peer = { address: mediaAddress, port: mediaUdpPort };
  return {
    name: 'edge',
    main: inRoot('apps/server/edge.main.ts'),
    options: (at) => ({
      ...portOf(options),
      address,
      door: at(given.doorSocket),
      ...(hasMeetings(options) ? { meetings: meetingsOf(options, given, at) } : {}),
      ...(hasLibrary(options) ? { library: libraryOf(options, given, at) } : {}),
      ...(options.proxy === undefined ? {} : { behindProxy: true }),
      ...certificateOf(options, given),
      ...redirectOf(options, given, at),
      ...(relayFrom === undefined ? {} : { relay: { address: relayFrom, peer } }),
    }),
    sockets: [given.doorSocket],
  };
}

function portOf(options: StartOptions): { readonly port: number } {
  const { port, libraryPort = port } = options;
  return { port: hasMeetings(options) ? port : libraryPort };
}

function meetingsOf(options: StartOptions, { sockets }: GivenToEdge, at: At) {
  return {
    publicOrigins: publicOrigins(options),
    conferenceSocket: at(sockets.conferenceSocket),
    admissionSocket: at(sockets.admissionSocket),
    statementSocket: at(sockets.statementSockets.conference),
    disclosureSeed: disclosureSeed(options.dataFolder).reveal(),
  };
}

function libraryOf(options: StartOptions, { sockets }: GivenToEdge, at: At) {
  const { libraryPort: port } = options;
  const hasOwnPort = port !== undefined && hasMeetings(options);
  return {
    publicOrigins: libraryOrigins(options),
    librarySocket: at(sockets.librarySocket),
    statementSocket: at(sockets.statementSockets.library),
    ...(hasOwnPort ? { port } : {}),
  };
}

function certificateOf(options: StartOptions, given: GivenToEdge) {
  if (options.certificate === undefined) return {};
  const read = given.certificate();
  return { certificate: read === undefined ? 'pending' : { chain: read.chain, key: read.key } };
}

function redirectOf(
  { redirectPort: port }: StartOptions,
  { challengeSocket }: GivenToEdge,
  at: At,
) {
  if (port === undefined) return {};
  const challenge = challengeSocket === undefined ? {} : { challengeSocket: at(challengeSocket) };
  return { redirect: { port, ...challenge } };
}
