// Addresses that a browser follows by itself. Ordinary links (<a href>) are followed by people.
const IN_PAGES = [
  /<(?:script|img|source|video|audio|iframe|embed|track|input)\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)/gi,
  /<link\b[^>]*?\shref\s*=\s*["']?([^"'\s>]+)/gi,
  /<object\b[^>]*?\sdata\s*=\s*["']?([^"'\s>]+)/gi,
  /<form\b[^>]*?\saction\s*=\s*["']?([^"'\s>]+)/gi,
];
const IN_STYLES = [/\burl\(\s*["']?([^"')\s]+)/gi, /@import\s+["']([^"']+)/gi];
const IN_SCRIPTS = [
  /\b(?:import|from)\s*\(?\s*["'`]([^"'`]+)["'`]/g,
  /\bnew\s+URL\(\s*["'`]([^"'`]+)["'`]/g,
  /\b(?:importScripts|Worker|SharedWorker|EventSource|WebSocket|fetch|sendBeacon)\(\s*["'`]([^"'`]+)["'`]/g,
  // The list of chunks that Vite writes into a bundle.
  /["'`]((?:\.{0,2}\/)?assets\/[\w.-]+)["'`]/g,
];

/** What a page, style sheet or script makes the browser ask for, as whole addresses. */
export function linksIn(text: string, contentType: string, address: string): readonly URL[] {
  const patterns = contentType.includes('html')
    ? [...IN_PAGES, ...IN_STYLES]
    : contentType.includes('css')
      ? IN_STYLES
      : contentType.includes('javascript')
        ? IN_SCRIPTS
        : [];
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, link]) => link));
  return found.flatMap((link) => asUrl(link ?? '', address));
}

function asUrl(link: string, address: string): readonly URL[] {
  // Names of packages and templates of a script are no addresses.
  const path = link.startsWith('assets/') ? `/${link}` : link;
  if (!/^(?:\.{0,2}\/|[a-z][a-z0-9+.-]*:)/i.test(path) || !URL.canParse(path, address)) return [];
  return [new URL(path, address)];
}
