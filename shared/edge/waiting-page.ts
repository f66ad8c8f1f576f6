import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PublicOrigin } from './public-origins.ts';
import { securityHeaders } from './security-headers.ts';

const ASK_AGAIN_SECONDS = 2;

/** Whether a person waits for this answer in a browser's window, rather than a script. */
export function asksForPage(received: IncomingMessage): boolean {
  const accepted = (received.headers.accept ?? '').toLowerCase();
  return received.method === 'GET' && accepted.includes('text/html');
}

/**
 * Says that the process behind the edge starts, and asks again by itself. No other file can be
 * reached meanwhile, so the page holds everything.
 */
export function answerWaitingPage(response: ServerResponse, origin: PublicOrigin): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers = securityHeaders(origin, 'none');
  response
    .writeHead(503, {
      ...headers,
      'content-security-policy': policyOfPage(headers['content-security-policy'] ?? ''),
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(Buffer.byteLength(PAGE)),
      'cache-control': 'no-store',
      'retry-after': String(ASK_AGAIN_SECONDS),
      connection: 'close',
    })
    .end(PAGE);
}

/** Lets this one style and this one script run, and nothing else. */
function policyOfPage(policy: string): string {
  return policy
    .replace("style-src 'self'", `style-src '${hashOf(STYLE)}'`)
    .replace("script-src 'self'", `script-src '${hashOf(SCRIPT)}'`);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

// A refresh by header or by meta element does nothing in Chromium where the address has a fragment;
// a reload keeps the fragment and the state of the history entry, in which the host key lies.
const SCRIPT = `setTimeout(() => location.reload(), ${ASK_AGAIN_SECONDS * 1_000});`;

// The same greys, accent and measure as shared/ui/tokens.css, which cannot be reached here.
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center;
  background: light-dark(#fbfaf7, #171614); color: light-dark(#1d1b18, #f3f0ea);
  font: 1.0625rem/1.5 system-ui, sans-serif; }
main { box-sizing: border-box; width: min(640px, 100%); padding: 32px 24px 12vh; }
svg { color: light-dark(#565249, #bab5ab); }
h1, h2 { margin: 20px 0 12px; font-size: 1.75rem; line-height: 1.2; }
h2 { margin-top: 40px; font-size: 1.3125rem; }
p { margin: 0; }
small { display: block; margin-top: 40px; font-size: 0.8125rem;
  color: light-dark(#565249, #bab5ab); }
`;

const MARK = `<svg viewBox="0 0 24 24" width="48" height="48" fill="none" stroke="currentColor" stroke-width="0.85" aria-hidden="true"><circle cx="12" cy="12" r="10.5"/>${[
  0, 60, 120, 180, 240, 300,
]
  .map((angle) => `<path d="M12 1.5v11" transform="rotate(${angle} 12 12) rotate(5 12 1.5)"/>`)
  .join('')}</svg>`;

// In both languages: which one a browser asks for ends in the edge.
const PAGE = `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>Blende</title>
<style>${STYLE}</style>
<script>${SCRIPT}</script>
</head>
<body>
<main>
${MARK}
<h1>Einen Moment, Blende startet</h1>
<p>Diese Seite versucht es alle zwei Sekunden von selbst. Dauert es länger als eine Minute, benachrichtigen Sie die Person, die Blende betreibt.</p>
<div lang="en">
<h2>One moment, Blende is starting</h2>
<p>This page tries again by itself every two seconds. If it takes longer than a minute, tell whoever runs Blende.</p>
</div>
<small>Code: starting</small>
</main>
</body>
</html>
`;
