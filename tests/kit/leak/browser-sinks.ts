import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { ChromiumParticipant } from '../browsers/chromium.ts';
import { folderSink } from './folder-sink.ts';
import type { Sink } from './sink.ts';

/** Console lines, and exceptions that nobody caught. */
export function consoleSink(people: readonly ChromiumParticipant[]): Sink {
  return {
    name: 'console',
    searchedBy: (scanner) => {
      for (const person of people) {
        const lines = person
          .consoleLines()
          .map(({ from, level, text }) => `${from} ${level} ${text}`);
        scanner.scanText('console', `sender ${person.sender}`, `console\n${lines.join('\n')}`);
      }
    },
  };
}

/** What the origin keeps in browsers by its own word; their pages must still be open. */
export function storageSink(people: readonly ChromiumParticipant[]): Sink {
  return {
    name: 'browser storage',
    searchedBy: async (scanner) => {
      for (const person of people) {
        const kept = await person.evaluate(readStorage, undefined);
        scanner.scanText('browser storage', `sender ${person.sender}`, kept);
      }
    },
  };
}

// Runs in a page: uses nothing from here.
async function readStorage(): Promise<string> {
  const parts: unknown[] = [
    Object.entries(localStorage),
    Object.entries(sessionStorage),
    document.cookie,
    document.title,
    history.state,
  ];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const text = await (await cache.match(request))?.text();
      parts.push([name, request.url, [...request.headers], text]);
    }
  }
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      parts.push([
        name,
        store,
        await settled(database.transaction(store).objectStore(store).getAll()),
      ]);
    database.close();
  }
  const folder = await navigator.storage.getDirectory();
  for await (const [name, handle] of folder.entries())
    parts.push([
      name,
      handle instanceof FileSystemFileHandle ? await (await handle.getFile()).text() : '',
    ]);
  return JSON.stringify(parts);

  async function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
    return await new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('no database')));
    });
  }
}

/** Everything in profiles of browsers that have ended. */
export function profileSink(folders: readonly string[]): Sink {
  return folderSink(folders, 'browser profile');
}

/** Files that pages have people save from now on; that there were none is told too. */
export class Downloads {
  readonly #files: { readonly name: string; readonly path: string }[] = [];

  constructor(people: readonly ChromiumParticipant[]) {
    for (const { context } of people) {
      const watch = (page: Page): void => {
        page.on('download', (download) => {
          void download
            .path()
            .then((path) => this.#files.push({ name: download.suggestedFilename(), path }));
        });
      };
      context.pages().forEach(watch);
      context.on('page', watch);
    }
  }

  get sink(): Sink {
    return {
      name: 'downloads',
      searchedBy: (scanner) => {
        scanner.scanText('downloads', 'count', `${this.#files.length} downloads`);
        for (const { name, path } of this.#files) {
          scanner.scanText('downloads', 'name of a file', name);
          scanner.scan('downloads', 'file', readFileSync(path));
        }
      },
    };
  }
}
