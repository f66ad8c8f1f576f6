import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Binds livekit-client's doors to the network to our own, in its module alone: no global object is
 * changed, and nothing else on the page notices.
 */
function bindEngineGlobals(): Plugin {
  const globals = here('../../products/conference/call/web/engine-globals.ts');
  return {
    name: 'blende-engine-globals',
    transform(code, id) {
      if (!/[/]livekit-client[/]dist[/]livekit-client\.esm\.mjs$/.test(id)) return null;
      const names = '{ RTCPeerConnection, WebSocket, fetch }';
      return { code: `import ${names} from ${JSON.stringify(globals)};\n${code}`, map: null };
    },
  };
}

/** Lays compressed copies beside scripts, styles and icons: the server only picks one of them. */
function compressAssets(): Plugin {
  return {
    name: 'blende-compress-assets',
    // Attacks in tests build without minifying, and serve nothing compressed.
    apply: ({ build }, { command }) => command === 'build' && build?.minify !== false,
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/^assets\/.*\.(?:css|js|svg)$/.test(name)) continue;
        const bytes = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(bytes));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [react(), bindEngineGlobals(), compressAssets()],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    // The first versions with Ed25519 in WebCrypto, without which no meeting can be started.
    target: ['chrome137', 'firefox130', 'safari17.5'],
    sourcemap: false,
    // Our Content-Security-Policy knows no data: addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
