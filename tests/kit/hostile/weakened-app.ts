import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '../../..');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** One line of the source taken out or turned round. */
export interface Weakening {
  /** From the repository's root. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface WeakenedApp extends Disposable {
  /** What this app has at the path; undefined where the server answers itself. */
  file(path: string): { readonly bytes: Buffer; readonly type: string } | undefined;
}

/**
 * The web app built from our sources with a defence taken out. The sources on disk stay as they
 * are, and the app we ship has no switch for any of this.
 * @throws Error if a line that should be replaced is not there exactly once: then the attack would
 *   prove nothing.
 */
export async function weakenedApp(...weakenings: readonly Weakening[]): Promise<WeakenedApp> {
  const parent = join(ROOT, '.blende/weakened');
  mkdirSync(parent, { recursive: true });
  const outDir = join(parent, String(process.pid) + '-' + String(performance.now()));
  const applied = new Set<Weakening>();
  const plugin = (): Plugin => weaken(weakenings, applied);
  await build({
    configFile: join(ROOT, 'apps/web/vite.config.ts'),
    logLevel: 'error',
    plugins: [plugin()],
    worker: { plugins: () => [plugin()] },
    build: { outDir, emptyOutDir: true, minify: false, reportCompressedSize: false },
  });
  for (const weakening of weakenings) {
    if (!applied.has(weakening)) throw new Error(`nothing imports ${weakening.file}`);
  }
  return {
    file(path) {
      const isPage = path === '/' || path.startsWith('/r/');
      const wanted = isPage ? join(outDir, 'index.html') : resolve(join(outDir, path));
      if (!isPage && !path.startsWith('/assets/')) return undefined;
      try {
        const type = TYPES[extname(wanted)] ?? 'application/octet-stream';
        return { bytes: readFileSync(wanted), type };
      } catch {
        return undefined;
      }
    },
    [Symbol.dispose]: () => {
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

function weaken(weakenings: readonly Weakening[], applied: Set<Weakening>): Plugin {
  return {
    name: 'blende-weaken',
    enforce: 'pre',
    transform(code, id) {
      const path = id.split('?', 1)[0] ?? id;
      let weakened = code;
      for (const weakening of weakenings) {
        if (path !== join(ROOT, weakening.file)) continue;
        if (weakened.split(weakening.from).length !== 2)
          throw new Error(`${weakening.file} does not hold this once: ${weakening.from}`);
        weakened = weakened.replace(weakening.from, () => weakening.to);
        applied.add(weakening);
      }
      return weakened === code ? null : { code: weakened, map: null };
    },
  };
}
