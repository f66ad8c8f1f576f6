import { randomBytes } from 'node:crypto';
import { engineSettings } from '@blende/conference/supervisor.ts';
import type { EngineSpec } from '@blende/shared/supervisor/engine-child.ts';
import type { StartOptions } from './command-line.ts';
import type { EngineCredentials } from './conference-role.ts';
import { mediaBinding, ownAddresses } from './media-binding.ts';
import { hasMeetings } from './products.ts';
import { relaySecret } from './relay-secret.ts';

const KEY_BYTES = 16;
const SECRET_BYTES = 32;

/** Made for one start and held in memory alone. */
export function engineCredentials(): EngineCredentials {
  return {
    engineKey: randomBytes(KEY_BYTES).toString('hex'),
    engineSecret: randomBytes(SECRET_BYTES).toString('base64url'),
  };
}

/** Where the engine relays from for networks that let nothing but the web port out, if it does. */
export function relayAddress(options: StartOptions): string | undefined {
  const { certificate, proxy } = options;
  if (!hasMeetings(options) || relaysElsewhere(options)) return undefined;
  if (certificate === undefined && proxy === undefined) return undefined;
  return mediaBinding(options, ownAddresses());
}

export function relaysElsewhere({ proxy }: StartOptions): boolean {
  return proxy?.relaySecretFile !== undefined;
}

export function engineSpec(
  executable: string,
  options: StartOptions,
  { engineKey: key, engineSecret: secret }: EngineCredentials,
): EngineSpec {
  const { mediaAddress: nodeIp, mediaUdpPort: udpPort, mediaTcpPort: tcpPort } = options;
  const addresses = { nodeIp, boundTo: mediaBinding(options, ownAddresses()), udpPort, tcpPort };
  const relayFrom = relayAddress(options);
  const secretFile = options.proxy?.relaySecretFile;
  const beside = secretFile === undefined ? {} : { relaySecret: relaySecret(secretFile).reveal() };
  return {
    executable,
    settings: ({ signalling: signallingPort, relay: port }) => {
      const relay = relayFrom === undefined ? {} : { relay: { address: relayFrom, port } };
      return engineSettings({ ...addresses, signallingPort, ...relay, ...beside }, { key, secret });
    },
  };
}
