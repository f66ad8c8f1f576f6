import { join } from 'node:path';
import type { Network, Site } from './network.ts';
import { Program } from './program.ts';

const RELAY = join(import.meta.dirname, 'delay-relay.main.ts');
const RELAY_PORT = 7001;
const DEVICE_PORT = 7000;
const DEVICE = 'slow';
const TABLE = 77;

/**
 * From now on everything from and to a machine takes so much longer, each way. Not every kernel
 * has netem, so the packets go through a tun device whose other end is a program of ours.
 */
export async function delayPackets(
  { router }: Network,
  { name, address }: Site,
  oneWayMs: number,
): Promise<AsyncDisposable> {
  await using programs = new AsyncDisposableStack();
  const words = [RELAY_PORT, DEVICE_PORT, oneWayMs].map(String);
  programs.use(await Program.start(router, [process.execPath, RELAY, ...words], 'listening'));
  const device = `TUN,iff-no-pi,iff-up,tun-type=tun,tun-name=${DEVICE}`;
  const socket = `UDP4:127.0.0.1:${RELAY_PORT},bind=127.0.0.1:${DEVICE_PORT}`;
  programs.use(await Program.start(router, ['socat', '-d', '-d', device, socket], 'starting data'));

  // A packet that comes from the device has had its delay.
  router.ip(`rule add pref 1 iif ${DEVICE} lookup main`);
  router.ip(`rule add pref 2 iif to-${name} lookup ${TABLE}`);
  router.ip(`rule add pref 3 to ${address} iif to-server lookup ${TABLE}`);
  router.ip(`route add default dev ${DEVICE} table ${TABLE}`);
  programs.defer(() => {
    for (const pref of [1, 2, 3]) router.ip(`rule del pref ${pref}`);
  });
  return programs.move();
}
