// A picture that says who sent it and which frame it is, in black and white cells that survive
// lossy coding and downscaling to 160x90. Three rows of 16 cells from the top left corner, each
// cell 1/16 of the width and 1/9 of the height:
//
//   row 0   sync pattern (8 bits), sender (8 bits)
//   row 1   frame number (16 bits)
//   row 2   CRC-16 of sender and frame number

export const GRID = { columns: 16, rows: 3, heightInCells: 9 } as const;
export const FRAMES_PER_SECOND = 15;
/** The picture starts again after so many frames. */
export const LOOP_FRAMES = 150;

const SYNC = 0b1010_0110;
/** Luma of a cell that counts as black or as white; between them it is neither. */
const BLACK_BELOW = 96;
const WHITE_ABOVE = 160;

export interface Code {
  /** 1 to 255. */
  readonly sender: number;
  /** 0 to LOOP_FRAMES - 1. */
  readonly frame: number;
}

/** 48 cells, row by row; true is white. */
export function encodeCells({ sender, frame }: Code): boolean[] {
  const numbers = [(SYNC << 8) | sender, frame, checksum(sender, frame)];
  return numbers.flatMap((number) =>
    Array.from({ length: 16 }, (_, index) => ((number >> (15 - index)) & 1) === 1),
  );
}

/** Reads cells by their luma (0 to 255); undefined unless every cell is clear and the sums agree. */
export function decodeCells(lumas: readonly number[]): Code | undefined {
  if (lumas.length !== GRID.columns * GRID.rows) return undefined;
  if (lumas.some((luma) => luma >= BLACK_BELOW && luma <= WHITE_ABOVE)) return undefined;
  const [head = 0, frame = 0, sum = 0] = [0, 16, 32].map((start) =>
    lumas
      .slice(start, start + 16)
      .reduce((bits, luma) => bits * 2 + (luma > WHITE_ABOVE ? 1 : 0), 0),
  );
  const sender = head & 0xff;
  return head >> 8 === SYNC && sum === checksum(sender, frame) ? { sender, frame } : undefined;
}

/** CRC-16/CCITT-FALSE over three bytes. */
function checksum(sender: number, frame: number): number {
  let crc = 0xffff;
  for (const byte of [sender, frame >> 8, frame & 0xff]) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1)
      crc = ((crc << 1) ^ ((crc & 0x8000) === 0 ? 0 : 0x1021)) & 0xffff;
  }
  return crc;
}
