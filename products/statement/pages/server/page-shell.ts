import { PATHS } from '../../contract.ts';
import { html, type Html } from './html.ts';
import type { PageFiles } from './page-files.ts';
import { otherLanguage, type PageLanguage } from './page-language.ts';

export interface PageContent {
  readonly language: PageLanguage;
  readonly title: string;
  /** The addresses of this page, one for each language. */
  readonly paths: Readonly<Record<PageLanguage, string>>;
  /** Beneath the header, above the end of the page. */
  readonly main: Html;
}

const WORDS = {
  de: {
    home: 'Zur Startseite',
    other: 'English',
    statement: 'Datenschutzerklärung',
    imprint: 'Impressum',
    record: 'Verarbeitungsverzeichnis',
    legal: 'Rechtliches',
    skip: 'Zum Inhalt',
  },
  en: {
    home: 'To the start page',
    other: 'Deutsch',
    statement: 'Privacy statement',
    imprint: 'Imprint',
    record: 'Record of processing',
    legal: 'Legal',
    skip: 'To the content',
  },
} as const;

const BLADES = [0, 60, 120, 180, 240, 300];

/** The mark as shared/ui draws it, open. */
const MARK = html`<svg class="mark" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
  <circle cx="12" cy="12" r="10.5" />
  ${BLADES.map((angle) => html`<path d="M12 1.5v12.1" transform="rotate(${angle} 12 12) rotate(30 12 1.5)" />`)}
</svg>`;

/** A whole page that needs no script: what a person reads is what was sent. */
export function pageShell(content: PageContent, { style, font }: PageFiles): string {
  const { language, title, paths, main } = content;
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
            <a href="${PATHS.statement[language]}">${words.statement}</a>
            <a href="${PATHS.imprint[language]}">${words.imprint}</a>
            <a href="${PATHS.record[language]}">${words.record}</a>
          </nav>
        </footer>
      </body>
    </html> `.text;
}
