import { assertNever } from '@blende/shared/basics/assert-never.ts';
import type { KeysStatus } from '@blende/shared/keys/key-host.ts';
import { keysProblem } from './keys-sentences.ts';

/** What the operator reads of a status; `beside`: the root file lies on the disk of the data. */
export function statusInWords(
  status: KeysStatus,
  { rootFile, beside }: { readonly rootFile: string; readonly beside: boolean },
): readonly string[] {
  return [
    stateInWords(status),
    ...(status.way?.kind === 'file' ? [`The root lies in ${rootFile}.`] : []),
    ...(status.way?.kind === 'file' && beside
      ? [
          'Whoever takes this disk can read everything: the root lies on it too. Name another place as "keys": {"rootFile": …} in config/blende.json and run ./blende keys move-root file --yes, or choose a passphrase or shares.',
        ]
      : []),
    `${status.tenants} organisations, ${status.living} keys; ${status.destroyed} were destroyed.`,
    ...(status.lost > 0
      ? [`${status.lost} keys can be read in no copy: what they open is lost.`]
      : []),
    ...copiesInWords(status.copies),
  ];
}

function stateInWords({ state, reason, way }: KeysStatus): string {
  switch (state) {
    case 'open':
      return 'The key store is open.';
    case 'new':
      return 'The key store waits for its first root: ./blende keys move-root passphrase --yes, or shares.';
    case 'locked':
      return way?.kind === 'file'
        ? 'The key store is locked: its root file was missing or another one at the start. Put it right and start Blende again.'
        : 'The key store is locked: ./blende keys unlock opens it. Meetings work.';
    case 'refused':
      return keysProblem(reason ?? 'store-damaged').message;
    default:
      return assertNever(state);
  }
}

function copiesInWords(copies: KeysStatus['copies']): readonly string[] {
  const devices = new Set(copies.map(({ device }) => device)).size;
  return [
    ...(copies.length === 0 ? [] : [`${copies.length} copies on ${inNumber(devices, 'disk')}.`]),
    ...copies.flatMap(({ mended }, index) =>
      mended > 0 ? [`Copy ${index + 1} was damaged or behind: ${mended} slots were mended.`] : [],
    ),
    ...(copies.some(({ forgetting }) => forgetting === 'copy-on-write' || forgetting === 'unknown')
      ? [
          'At least one copy cannot forget here: its file system keeps what is overwritten. Encrypt that disk, or move the copy to ext4 or XFS.',
        ]
      : []),
    ...(copies.some(({ forgetting }) => forgetting === 'in-memory')
      ? ['At least one copy lies in memory alone and is gone after a power cut.']
      : []),
    ...(copies.some(({ flash }) => flash)
      ? [
          'At least one copy lies on flash memory, which may keep old blocks inside: encrypt that disk.',
        ]
      : []),
  ];
}

function inNumber(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
