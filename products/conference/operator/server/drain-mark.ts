import { existsSync, rmSync, writeFileSync } from 'node:fs';

/**
 * An empty file beside the sockets: a conference process that was started anew sees by it that the
 * server is being drained. The next start of Blende takes it away.
 */
export interface DrainMark {
  readonly isSet: () => boolean;
  readonly set: (on: boolean) => void;
}

export function drainMark(file: string): DrainMark {
  return {
    isSet: () => existsSync(file),
    set: (on) => {
      if (on) writeFileSync(file, '', { mode: 0o600 });
      else rmSync(file, { force: true });
    },
  };
}
