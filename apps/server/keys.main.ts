import { z } from 'zod';
import { KeyHost } from '@blende/shared/keys/key-host.ts';
import { readRootText } from '@blende/shared/keys/root/root-text.ts';
import { openDoor } from '@blende/shared/keys/wire/door.ts';
import { libraryAnswerers, workerAnswerers } from '@blende/shared/keys/wire/library-door.ts';
import { operatorAnswerers, statusAnswerer } from '@blende/shared/keys/wire/operator-door.ts';
import { runRole, type ReportEvent } from '@blende/shared/supervisor/run-role.ts';

const keysOptions = z.strictObject({
  /** Three doors, each in a folder that only its askers reach. */
  librarySocket: z.string(),
  workerSocket: z.string(),
  operatorSocket: z.string(),
  copies: z.array(z.string()).min(3),
  /** Root texts to open it with, and whether the first one begins a new store. */
  roots: z.array(z.string()),
  beginNew: z.boolean(),
});

await runRole({
  parseOptions: (value) => keysOptions.parse(value),
  start: async (
    { librarySocket, workerSocket, operatorSocket, copies, beginNew, ...given },
    report,
  ) => {
    const roots = given.roots.flatMap((text) => readRootText(text) ?? []);
    const host = await KeyHost.open({
      folders: copies,
      roots,
      tell: (found) => {
        if ('lost' in found) report('key-slots-lost', { slots: found.lost });
        else report('key-copy-mended', { copy: found.copy + 1, slots: found.mended });
      },
    });
    const [first] = roots;
    if (beginNew && first !== undefined && host.status().state === 'new')
      await host.setUp({ secret: first, way: { kind: 'file' } });
    for (const root of roots) root.reveal().fill(0);
    tellState(host, report);
    const status = statusAnswerer(host);
    const doors = [
      await openDoor(librarySocket, { ...libraryAnswerers(host.ring), status }),
      await openDoor(workerSocket, { ...workerAnswerers(host.ring), status }),
      await openDoor(operatorSocket, operatorAnswerers(host)),
    ];
    return {
      stop: async () => {
        for (const door of doors) await door[Symbol.asyncDispose]();
      },
    };
  },
});

function tellState(host: KeyHost, report: ReportEvent): void {
  const { state, reason, way } = host.status();
  if (state === 'new') report('keys-locked', { waitsFor: 'first-root' });
  if (state === 'locked') report('keys-locked', { waitsFor: way?.kind ?? 'file' });
  if (reason !== undefined) report('keys-refused', { reason });
}
