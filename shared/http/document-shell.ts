import type { DocumentFile, DocumentFiles } from './document-files.ts';
import { html, type Html } from './html.ts';
import { otherLanguage, type PageLanguage } from './page-language.ts';

export interface DocumentContent {
  readonly language: PageLanguage;
  readonly title: string;
  /** The addresses of this page, one for each language. */
  readonly paths: Readonly<Record<PageLanguage, string>>;
  /** Beneath the header, above the end of the page. */
  readonly main: Html;
  /** At the end of the page. */
  readonly links: readonly DocumentLink[];
  /** For the few pages that cannot do without one. */
  readonly script?: DocumentFile | undefined;
}

export interface DocumentLink {
  readonly path: string;
  readonly text: string;
}

const WORDS = {
  de: { home: 'Zur Startseite', other: 'English', legal: 'Rechtliches', skip: 'Zum Inhalt' },
  en: { home: 'To the start page', other: 'Deutsch', legal: 'Legal', skip: 'To the content' },
} as const;

const BLADES = [0, 60, 120, 180, 240, 300];

/** The mark as shared/ui draws it, open. */
const MARK = html`<svg class="mark" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
  <circle cx="12" cy="12" r="10.5" />
  ${BLADES.map((angle) => html`<path d="M12 1.5v12.1" transform="rotate(${angle} 12 12) rotate(30 12 1.5)" />`)}
</svg>`;

/** A whole page: what a person reads is what was sent. */
export function documentShell(content: DocumentContent, { style, font }: DocumentFiles): string {
  const { language, title, paths, main, links, script } = content;
  const words = WORDS[language];
  const other = otherLanguage(language);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title} – Blende</title>
        <link rel="icon" href="data:," />
        <link rel="preload" href="${font.path}" as="font" type="font/woff2" crossorigin />
        <link rel="stylesheet" href="${style.path}" />
        ${script && html`<script type="module" src="${script.path}"></script>`}
        <link rel="alternate" hreflang="${other}" href="${paths[other]}" />
      </head>
      <body>
        <a class="skip" href="#inhalt">${words.skip}</a>
        <header class="document-header">
          <a class="document-home" href="/" aria-label="Blende, ${words.home}"
            >${MARK}<span>Blende</span></a
          >
          <a class="document-language" href="${paths[other]}" hreflang="${other}" lang="${other}"
            >${words.other}</a
          >
        </header>
        <main id="inhalt" class="document">${main}</main>
        <footer class="document-footer">
          <nav aria-label="${words.legal}">
            ${links.map(({ path, text }) => html`<a href="${path}">${text}</a>`)}
          </nav>
        </footer>
      </body>
    </html> `.text;
}
