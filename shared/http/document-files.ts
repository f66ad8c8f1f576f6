import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

/** A file beside the pages; its name carries a hash of what is in it. */
export interface DocumentFile {
  readonly path: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface DocumentFiles {
  readonly style: DocumentFile;
  readonly font: DocumentFile;
}

const FONT = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
/** The product's own tokens and base, so that these pages look like all others. */
const STYLES = ['@blende/shared/ui/tokens.css', '@blende/shared/ui/base.css'];
const DOCUMENT = new URL('./document.css', import.meta.url);

/**
 * Font and style sheet of written pages, below a path that ends in `/`; `further` are the style
 * sheets that one product adds.
 */
export function readDocumentFiles(below: string, further: readonly URL[] = []): DocumentFiles {
  const font = documentFile(below, ['inter', 'woff2', 'font/woff2'], readModule(FONT));
  const face = Buffer.from(`@font-face {
  font-family: 'Inter Variable';
  font-display: swap;
  font-weight: 100 900;
  src: url('${font.path}') format('woff2');
}
`);
  const own = [DOCUMENT, ...further].map((file) => readFileSync(file));
  const style = Buffer.concat([face, ...STYLES.map(readModule), ...own]);
  return { font, style: documentFile(below, ['pages', 'css', 'text/css; charset=utf-8'], style) };
}

/** `named`: name, ending and content type. */
export function documentFile(
  below: string,
  [name, ending, type]: readonly [string, string, string],
  bytes: Buffer,
): DocumentFile {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { path: `${below}${name}-${hash}.${ending}`, type, bytes };
}

/** They never change under their names. */
export function serveDocumentFiles(app: FastifyInstance, files: readonly DocumentFile[]): void {
  for (const { path, type, bytes } of files)
    app.get(path, (_request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(bytes),
    );
}

function readModule(specifier: string): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(specifier)));
}
