import { encode } from 'uqr';

export interface QrCode {
  /** Modules on a side, with the quiet zone of four on each side. */
  readonly size: number;
  /** Path of all dark modules, one unit each. */
  readonly path: string;
}

const QUIET_ZONE = 4;

/** The QR code (ISO/IEC 18004) of a text, as one path: rows of dark modules are drawn as one. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { border: QUIET_ZONE, ecc: 'M' });
  const runs: string[] = [];
  for (const [y, row] of data.entries()) {
    let start: number | undefined;
    for (const [x, dark] of [...row, false].entries()) {
      if (dark) start ??= x;
      else if (start !== undefined) {
        runs.push(`M${start} ${y}h${x - start}v1h${start - x}z`);
        start = undefined;
      }
    }
  }
  return { size, path: runs.join('') };
}
