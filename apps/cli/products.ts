import { usageError } from './operator-error.ts';
import type { WebAddress } from './web-address.ts';

export const PRODUCTS = ['conference', 'video-cms'] as const;
export type Product = (typeof PRODUCTS)[number];

/** The products that a start runs, and how people tell their addresses apart. */
export interface StartedProducts {
  /** Undefined for both. */
  readonly only: Product | undefined;
  /** Where the library has no name of its own. */
  readonly libraryPort: number | undefined;
}

type Chosen = Pick<StartedProducts, 'only'>;
type Named = Pick<WebAddress, 'domains' | 'libraryDomains'>;

export function hasMeetings({ only }: Chosen): boolean {
  return only !== 'video-cms';
}

export function hasLibrary({ only }: Chosen): boolean {
  return only !== 'conference';
}

/** Every name that the certificate has to cover. */
export function allDomains({ domains, libraryDomains }: Named): readonly string[] {
  return [...domains, ...libraryDomains];
}

export function parseOnly(text: string | undefined): Product | undefined {
  if (text === undefined) return undefined;
  const found = PRODUCTS.find((product) => product === text);
  if (found !== undefined) return found;
  throw usageError('only-invalid', `--only takes one of ${PRODUCTS.join(', ')}.`);
}

/** Two products under one name would share cookies. @throws OperatorError */
export function assertNames(only: Product | undefined, { domains, libraryDomains }: Named): void {
  if (only === 'conference' && libraryDomains.length > 0)
    throw usageError(
      'library-domain-unused',
      '--only conference runs no library: leave out --library-domain.',
    );
  if (only === 'video-cms' && domains.length > 0)
    throw usageError(
      'domain-unused',
      '--only video-cms runs no meetings: name the library with --library-domain, and leave out --domain.',
    );
  if (only === undefined && domains.length > 0 && libraryDomains.length === 0)
    throw usageError(
      'library-domain-missing',
      'The library needs a name of its own: give --library-domain NAME, or start meetings alone with --only conference.',
    );
  if (only === undefined && domains.length === 0 && libraryDomains.length > 0)
    throw usageError(
      'domain-missing',
      'Meetings need a name of their own: give --domain NAME, or start the library alone with --only video-cms.',
    );
  if (domains.some((name) => libraryDomains.includes(name)))
    throw usageError(
      'library-domain-same',
      'Meetings and library need different names: give another --library-domain.',
    );
}

/** The next one after the web port, where there are no names. @throws OperatorError if another option has it. */
export function libraryPortOf(
  only: Product | undefined,
  names: Named,
  ports: { readonly port: number; readonly mediaTcpPort: number },
): number | undefined {
  if (!hasLibrary({ only }) || allDomains(names).length > 0) return undefined;
  const libraryPort = ports.port + 1;
  if (hasMeetings({ only }) && libraryPort === ports.mediaTcpPort)
    throw usageError(
      'port-invalid',
      'The library takes the port after --port: choose another --media-port.',
    );
  return libraryPort;
}
