import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { PATHS } from '../../contract.ts';
import { html, type Html } from '@blende/shared/http/html.ts';
import { readPageFiles } from '../../pages/server/page-files.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { pageShell } from '../../pages/server/page-shell.ts';
import { cycloneDx } from '../bill-of-materials.ts';
import type { Component } from '../component.ts';
import { BILL_WORDS } from './bill-words.ts';
import { readBill } from './read-bill.ts';

/** The bill of materials as a page and for programs. What is installed does not change meanwhile. */
export function serveBill(app: FastifyInstance, programFolder: string): void {
  let read: Promise<readonly Component[]> | undefined;
  const components = (): Promise<readonly Component[]> => (read ??= readBill(programFolder));
  app.get(`${PATHS.api}/bom`, async (_request, reply) => {
    const manifest = await readFile(join(programFolder, 'package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    return reply
      .type('application/vnd.cyclonedx+json; version=1.6')
      .send(JSON.stringify(cycloneDx(await components(), version), undefined, 1));
  });
  const files = readPageFiles();
  for (const language of ['de', 'en'] as const)
    app.get(PATHS.bill[language], async (_request, reply) => {
      const { title } = BILL_WORDS[language];
      const main = billView(await components(), language);
      return reply
        .type('text/html; charset=utf-8')
        .send(pageShell({ language, title, paths: PATHS.bill, main }, files));
    });
}

function billView(components: readonly Component[], language: PageLanguage): Html {
  const words = BILL_WORDS[language];
  const tables = (['runs', 'tool'] as const).map((use) => {
    const rows = components.filter((component) => component.use === use);
    return html`<section aria-labelledby="${use}">
      <h2 id="${use}">${words[use]} (${rows.length})</h2>
      <table class="bill">
        <thead>
          <tr>
            <th scope="col">${words.name}</th>
            <th scope="col">${words.version}</th>
            <th scope="col">${words.licence}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => rowView(row, language))}
        </tbody>
      </table>
    </section>`;
  });
  return html`<header class="document-title">
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
    </header>
    <p>${words.own}</p>
    <p>
      ${words.forPrograms}:
      <a href="${PATHS.api}/bom">${PATHS.api}/bom</a>
    </p>
    ${tables}`;
}

function rowView({ name, version, licence, source }: Component, language: PageLanguage): Html {
  return html`<tr>
    <th scope="row"><a href="${source}" rel="noreferrer">${name}</a></th>
    <td>${version}</td>
    <td>${licence ?? BILL_WORDS[language].unknown}</td>
  </tr>`;
}
