import type { DocumentFiles } from '@blende/shared/http/document-files.ts';
import { documentShell, type DocumentLink } from '@blende/shared/http/document-shell.ts';
import { html, type Html } from '@blende/shared/http/html.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { PATHS } from '../../contract.ts';
import { diskGroups } from '../disk-groups.ts';
import type { DiskReport, OutboundReport } from '../machine-report.ts';
import { storageNotices } from '../storage-notices.ts';
import type { CopyReport, KeyCopyReport, Looked, StorageReport } from '../storage-report.ts';
import { momentText } from '@blende/shared/claims/date-text.ts';
import { noticeWords } from './notice-words.ts';
import * as state from './state-words.ts';
import { STORAGE_WORDS } from './storage-words.ts';

export interface StoragePage {
  readonly report: StorageReport;
  readonly links: readonly DocumentLink[];
  readonly files: DocumentFiles;
}

/** Everything an operator has to know of where things are kept, the urgent first. */
export function storagePage(page: StoragePage, language: PageLanguage): string {
  const { report, links, files } = page;
  const words = STORAGE_WORDS[language];
  const asOf = words.asOf.replace('{moment}', momentText(report.atMs, language));
  const main = html`<header class="document-title">
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      <p class="as-of">${asOf}</p>
    </header>
    ${noticesPart(report, language)} ${section('root', language, rootPart(report, language))}
    ${section('disks', language, disksPart(report.disks, language))}
    ${section('database', language, databasePart(report, language))}
    ${section(
      'keys',
      language,
      looked(report.keys, language, ({ copies }) => keyCopiesPart(copies, language)),
    )}
    ${section(
      'objects',
      language,
      looked(report.objects, language, ({ copies }) => copiesPart(copies, language)),
    )}
    ${section('outbound', language, outboundPart(report.outbound, language))}`;
  return documentShell({ language, title: words.title, paths: PATHS.storage, main, links }, files);
}

type SectionName = keyof (typeof STORAGE_WORDS)['de']['sections'];

function section(name: SectionName, language: PageLanguage, part: Html): Html {
  const title = STORAGE_WORDS[language].sections[name];
  return html`<section aria-labelledby="${name}">
    <h2 id="${name}">${title}</h2>
    ${part}
  </section>`;
}

function looked<T>(look: Looked<T>, language: PageLanguage, part: (found: T) => Html): Html {
  if (look.kind === 'seen') return part(look.seen);
  return html`<p class="not-seen">
    ${STORAGE_WORDS[language].notSeen.replace('{code}', look.code)}
  </p>`;
}

function noticesPart(report: StorageReport, language: PageLanguage): Html {
  const words = STORAGE_WORDS[language];
  const notices = storageNotices(report);
  if (notices.length === 0) return html`<p class="all-well">${words.allWell}</p>`;
  return html`<section class="todo" aria-labelledby="todo">
    <h2 id="todo">${words.todo}</h2>
    <ul>
      ${notices.map((notice) => {
        const { title, text, command } = noticeWords(notice, language);
        return html`<li class="${notice.code === 'root-beside-data' ? 'notice grave' : 'notice'}">
          <h3>${title}</h3>
          <p>${text}</p>
          ${command === undefined ? undefined : html`<pre><code>${command}</code></pre>`}
        </li>`;
      })}
    </ul>
  </section>`;
}

function rootPart({ keys, disks }: StorageReport, language: PageLanguage): Html {
  return looked(
    keys,
    language,
    (found) => html`<p>${state.rootSentence(found, disks, language)}</p>`,
  );
}

function databasePart({ database }: StorageReport, language: PageLanguage): Html {
  return looked(database, language, (found) => {
    const sentences = state.databaseSentences(found, language);
    return html`<p>${sentences.join(' ')}</p>`;
  });
}

function copiesPart(copies: readonly CopyReport[], language: PageLanguage): Html {
  const { columns } = STORAGE_WORDS[language];
  return table(
    [columns.place, columns.state, columns.missing],
    copies.map((copy) => [
      state.copyPlace(copy, language),
      state.copyState(copy, language),
      String(copy.missing),
    ]),
  );
}

function keyCopiesPart(copies: readonly KeyCopyReport[], language: PageLanguage): Html {
  const { columns } = STORAGE_WORDS[language];
  return table(
    [columns.place, columns.forgets],
    copies.map((copy) => [copy.path, state.forgettingOf(copy, language)]),
  );
}

/** One list for each disk: what lies on it, and where. */
function disksPart(disks: readonly DiskReport[], language: PageLanguage): Html {
  const { things } = STORAGE_WORDS[language];
  return html`<div>
    ${diskGroups(disks).map(
      (group) =>
        html`<h3>
            ${[group.device ?? '', state.diskSentence(group, language)].filter((text) => text !== '').join(': ')}
          </h3>
          <dl class="kept">
            ${group.kept.map(
              ({ folder, holds }) =>
                html`<div>
                  <dt>${holds.map((thing) => things[thing]).join(', ')}</dt>
                  <dd>${folder}</dd>
                </div>`,
            )}
          </dl>`,
    )}
  </div>`;
}

function outboundPart(targets: readonly OutboundReport[], language: PageLanguage): Html {
  const { columns } = STORAGE_WORDS[language];
  if (targets.length === 0)
    return html`<p>
      ${
        language === 'de'
          ? 'Keine: Von hier geht nichts zu anderen Maschinen.'
          : 'None: nothing goes from here to other machines.'
      }
    </p>`;
  return table(
    [columns.target, columns.where, columns.why],
    targets.map((target) => [
      `${target.host}:${target.port}`,
      state.locationOf(target, language),
      state.purposeOf(target, language),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<div class="scrolling">
    <table>
      <thead>
        <tr>
          ${head.map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((text, index) => html`<td data-label="${head[index] ?? ''}">${text}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
