import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PATHS } from '../../contract.ts';

/** A file beside the pages; its name carries a hash of what is in it. */
export interface PageFile {
  readonly path: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface PageFiles {
  readonly style: PageFile;
  readonly font: PageFile;
}

const FONT = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
/** The product's own tokens and base, so that these pages look like all others. */
const STYLES = ['@blende/shared/ui/tokens.css', '@blende/shared/ui/base.css'];

export function readPageFiles(): PageFiles {
  const font = file('inter', 'woff2', 'font/woff2', readModule(FONT));
  const own = readFileSync(new URL('./statement.css', import.meta.url));
  const face = Buffer.from(`@font-face {
  font-family: 'Inter Variable';
  font-display: swap;
  font-weight: 100 900;
  src: url('${font.path}') format('woff2');
}
`);
  const parts = [face, ...STYLES.map(readModule), own];
  return { font, style: file('statement', 'css', 'text/css; charset=utf-8', Buffer.concat(parts)) };
}

function readModule(specifier: string): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(specifier)));
}

function file(name: string, ending: string, type: string, bytes: Buffer): PageFile {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { path: `${PATHS.files}${name}-${hash}.${ending}`, type, bytes };
}
