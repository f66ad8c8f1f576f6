import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { DOMAIN, type Site } from '../../namespaces/network.ts';
import { asciiCanary, loopbackCanary, userAgentCanary, type Canary } from '../canary.ts';
import type { Trace } from '../scanner.ts';
import type { SinkName } from '../sink.ts';
import { PLANTS } from './plants.ts';
import { PLANTED_HEADER, SETTINGS_VARIABLE, type PlantedSettings } from './seen.ts';
import { requestBytes, visitFrom, type Visit } from '../strangers/visit.ts';

/** A leak that was asked for: the mark that must be found, and where. */
export interface Planted {
  readonly id: string;
  readonly sink: SinkName;
  /** The process in whose memory it must be. */
  readonly process?: string;
  readonly canary: Canary;
}

/** Words before a command line of Blende that make it leak. */
export function leakingWith(settings: PlantedSettings): readonly string[] {
  const preload = join(import.meta.dirname, 'supervisor-leaks.ts');
  const variable = `${SETTINGS_VARIABLE}=${JSON.stringify(settings)}`;
  return ['env', `NODE_OPTIONS=--import=${pathToFileURL(preload).href}`, variable];
}

/** Each leak is asked for by somebody with an address, an agent and a path of their own. */
export function plantLeaks(server: Site): readonly Planted[] {
  const plants = PLANTS.map(({ field, ...plant }) => {
    const { id } = plant;
    const marks = {
      address: loopbackCanary(id),
      agent: userAgentCanary(id),
      path: asciiCanary(id, (mark) => `/${mark}`),
    };
    return { ...plant, canary: marks[field], marks };
  });
  const visits = plants.map(({ id, marks: { address, agent, path } }): Visit => {
    const headers = { 'User-Agent': agent.whole ?? agent.text, [PLANTED_HEADER]: id };
    const bytes = requestBytes({ path: path.whole ?? '/', headers });
    return { from: address.text, transport: 'tls', serverName: DOMAIN, bytes };
  });
  visitFrom(server, visits);
  return plants;
}

/** The planted ones that the search did not see where they lie. */
export function notFound(planted: readonly Planted[], traces: readonly Trace[]): readonly string[] {
  const isFound = ({ canary, sink, process = '' }: Planted): boolean =>
    traces.some(
      (trace) =>
        trace.canary.text === canary.text && trace.sink === sink && trace.where.startsWith(process),
    );
  return planted.filter((plant) => !isFound(plant)).map(({ id, sink }) => `${id} (${sink})`);
}
