import type { Readable } from 'node:stream';
import { clusterTool } from '@blende/shared/database/embedded/cluster-tools.ts';
import type { RunTool } from '@blende/shared/database/embedded/run-tool.ts';
import { pathInside, type ProcessPlace } from '@blende/shared/supervisor/process-place.ts';
import { spawnChild } from '@blende/shared/supervisor/spawn-child.ts';
import { toolPlace } from './postgres-place.ts';

const KEPT_CHARACTERS = 1_000_000;

/** Runs tools as the user of the server and where it lives; `database`: the folder of its database. */
export function runToolIn(place: ProcessPlace | undefined, database: string): RunTool {
  return async ({ major, tool, folder, args, input }) => {
    const where =
      place === undefined ? undefined : toolPlace(place, { major, tool, folder, database });
    const command = {
      executable: clusterTool(major, tool),
      args: args(pathInside(where, folder)),
      input,
      ipc: false,
      place: where,
    };
    let output = '';
    const watch = (readable: Readable): void => {
      readable.setEncoding('utf8').on('data', (chunk: string) => {
        output = (output + chunk).slice(-KEPT_CHARACTERS);
      });
    };
    const child = spawnChild(command, { watch, event: ignore, takeWithheld: () => 0 });
    const { promise, resolve } = Promise.withResolvers<boolean>();
    child.once('close', (code) => {
      resolve(code === 0);
    });
    return { ok: await promise, output };
  };
}

function ignore(): void {
  // A tool tells no events.
}
