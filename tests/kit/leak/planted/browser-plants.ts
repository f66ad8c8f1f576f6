import type { ChromiumParticipant } from '../../browsers/chromium.ts';
import { asciiCanary, type Canary } from '../canary.ts';
import type { SinkName } from '../sink.ts';
import type { Planted } from './plant-leaks.ts';

// What pages could do with what they know. Each leak is run in a page that has been in a meeting.

interface BrowserPlant {
  readonly id: string;
  readonly sink: SinkName;
  readonly process?: string;
  /** Runs in the page: uses nothing but its argument. */
  readonly leak: (mark: string) => unknown;
}

const BROWSER_PLANTS: readonly BrowserPlant[] = [
  {
    id: 'a line in the console',
    sink: 'console',
    // oxlint-disable-next-line no-console -- what no page of ours does is planted here
    leak: (mark) => console.log({ name: mark }),
  },
  {
    id: 'a warning in the console',
    sink: 'console',
    // oxlint-disable-next-line no-console -- see above
    leak: (mark) => console.warn(`cannot show ${encodeURIComponent(mark)}`),
  },
  {
    id: 'an item for ever',
    sink: 'browser storage',
    leak: (mark) => localStorage.setItem('seen', JSON.stringify([mark])),
  },
  {
    id: 'an item for a session',
    sink: 'browser storage',
    leak: (mark) => sessionStorage.setItem('seen', btoa(mark)),
  },
  { id: 'a cookie', sink: 'browser storage', leak: (mark) => (document.cookie = `seen=${mark}`) },
  { id: 'a title', sink: 'browser storage', leak: (mark) => (document.title = mark) },
  {
    id: 'a cached answer',
    sink: 'browser storage',
    leak: async (mark) => await (await caches.open('seen')).put('/seen', new Response(mark)),
  },
  {
    id: 'a row of a database',
    sink: 'browser storage',
    leak: async (mark) =>
      await new Promise((resolve) => {
        const opening = indexedDB.open('seen');
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('rows'));
        opening.addEventListener('success', () => {
          const transaction = opening.result.transaction('rows', 'readwrite');
          transaction.objectStore('rows').put({ text: mark }, 1);
          transaction.addEventListener('complete', () => {
            opening.result.close();
            resolve(undefined);
          });
        });
      }),
  },
  {
    id: 'a file of the origin',
    sink: 'browser storage',
    leak: async (mark) => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle('seen', { create: true })).createWritable();
      await file.write(mark);
      await file.close();
    },
  },
  {
    id: 'a file to save',
    sink: 'downloads',
    leak: (mark) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([`minutes of ${mark}`]));
      link.download = 'minutes.txt';
      link.click();
    },
  },
  {
    id: 'an address with a name in it',
    sink: 'browser profile',
    leak: (mark) => history.pushState(null, '', `/?with=${mark}`),
  },
  {
    id: 'a header with what was said',
    sink: 'memory',
    process: 'edge',
    leak: async (mark) => await fetch('/healthz', { headers: { 'x-said': mark } }),
  },
];

/** Runs every leak with a mark of its own. */
export async function plantInBrowser(person: ChromiumParticipant): Promise<readonly Planted[]> {
  const planted: (Planted & { readonly canary: Canary })[] = [];
  for (const { leak, ...plant } of BROWSER_PLANTS) {
    const canary = asciiCanary(plant.id);
    await person.evaluate(leak, canary.text);
    planted.push({ ...plant, canary });
  }
  return planted;
}
