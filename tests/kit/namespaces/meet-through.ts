import assert from 'node:assert/strict';
import { mediaPaths } from '../browsers/peer-connections.ts';
import type { Participant } from '../browsers/participant.ts';
import { join } from '../meeting.ts';
import { hears, sees } from '../reading.ts';
import type { NetworkedInstance } from './networked-instance.ts';

const NO_UDP = 'iifname "to-ben" meta l4proto udp drop';

/** What Ben's network does not let out, as lines of nftables. */
export const BLOCKED = {
  nothing: [],
  udp: [NO_UDP],
  allButHttps: [NO_UDP, 'iifname "to-ben" tcp dport != 443 drop'],
} as const;

export interface Meeting {
  readonly blende: NetworkedInstance;
  readonly anna: Participant;
  readonly ben: Participant;
  readonly invitation: string;
}

/**
 * Ben joins Anna through this network, anew; both see each other and he hears her. Answers the ways
 * that his picture and sound take.
 */
export async function meetThrough(
  { blende, anna, ben, invitation }: Meeting,
  rules: readonly string[],
): Promise<Awaited<ReturnType<typeof mediaPaths>>> {
  await ben.open('about:blank');
  blende.network.filter(...rules);
  await join(ben, invitation);
  await sees(ben, anna.sender);
  await sees(anna, ben.sender);
  await hears(ben, anna.sender);
  const paths = await mediaPaths(ben);
  assert.ok(paths.length > 0, 'statistics name no way at all');
  return paths;
}
