import { join } from 'node:path';
import type { Instance } from '../instance.ts';
import type { Site } from '../namespaces/network.ts';
import { DOMAIN } from '../namespaces/network.ts';
import { run } from '../namespaces/run.ts';
import type { Sink } from './sink.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Whatever a stranger can open; what an instance does not have is answered too. */
const PAGES = [
  '/',
  '/healthz',
  '/datenschutz',
  '/impressum',
  '/api/statement',
  '/metrics',
  '/no-such-page',
];

/** Everything that the product has printed. */
export function outputSink(instance: Instance): Sink {
  return {
    name: 'output',
    searchedBy: (scanner) => {
      for (const [at, line] of instance.printed.entries())
        scanner.scanText('output', `line ${at + 1}`, line);
    },
  };
}

/** Pages as somebody gets them who was never there before. */
export function pagesSink(site: Site): Sink {
  return {
    name: 'pages',
    searchedBy: (scanner) => {
      for (const page of PAGES) {
        const [program = '', ...words] = site.namespace.inside;
        const curl = ['curl', '--silent', '--insecure', '--include', '--user-agent', 'pages'];
        const answer = run(program, [...words, ...curl, `https://${DOMAIN}${page}`]);
        scanner.scanText('pages', page, answer);
      }
    },
  };
}

/** What the operator's own commands tell. */
export function operatorSink(instance: Instance): Sink {
  return {
    name: 'operator',
    searchedBy: (scanner) => {
      const told = run(join(ROOT, 'blende'), ['rooms', '--data', instance.dataFolder]);
      scanner.scanText('operator', 'rooms', told);
    },
  };
}
