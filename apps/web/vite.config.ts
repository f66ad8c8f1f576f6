import { fileURLToPath } from 'node:url';
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

export default defineConfig({
  root: here('.'),
  plugins: [react(), bindEngineGlobals()],
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
