import type { Secret } from '@blende/shared/basics/secret.ts';
import type { EdgeRoute } from '@blende/shared/edge/route.ts';
import { PATHS } from './contract.ts';
import { disclosureRoutes } from './disclosure/server/disclosure-routes.ts';
import { statedIn, type StatedSentence } from './disclosure/stated.ts';
import { engineProxy } from './engine/server/engine-proxy.ts';

export interface ConferenceSockets {
  readonly conferenceSocket: string;
  readonly admissionSocket: string;
}

export interface ConferenceEdge extends ConferenceSockets {
  /** Seed of the key that signs answers to "what does the server know about me?". */
  readonly disclosureSeed: Secret<string>;
  /** What the privacy statement says now. */
  readonly sentences: () => Promise<readonly StatedSentence[]>;
}

/** Every path of conferences that anybody outside can reach, and where it leads. */
export function conferenceRoutes(sockets: ConferenceEdge): readonly EdgeRoute[] {
  const { conferenceSocket: socket, admissionSocket } = sockets;
  const page = { kind: 'page', socket, features: 'none' } as const;
  const handler = engineProxy({ admissionSocket });
  return [
    { ...page, path: /^\/$/ },
    ...PATHS.disclosurePages.map((path) => ({ ...page, path: pattern(path) })),
    ...disclosureRoutes({
      admissionSocket,
      seed: sockets.disclosureSeed,
      stated: async () => statedIn(await sockets.sentences()),
    }),
    { ...page, path: pattern(PATHS.health) },
    { ...page, path: /^\/assets\/[A-Za-z0-9._-]{1,200}$/ },
    { ...page, path: pattern(`${PATHS.roomPage}[A-Za-z0-9_-]{1,100}`), features: 'meeting' },
    { ...page, path: pattern(PATHS.startPermit), post: { bodyBytes: 512 } },
    { kind: 'relay', path: pattern(PATHS.roomChannel), socket },
    { kind: 'handler', path: pattern(`${PATHS.engine}/rtc(?:/v1)?`), handler },
    // livekit-client asks here why a connection failed, and gives up on some of the answers.
    {
      kind: 'fixed',
      path: pattern(`${PATHS.engine}/rtc(?:/v1)?/validate`),
      answer: { status: 503, code: 'try-again' },
    },
  ];
}

function pattern(path: string): RegExp {
  return new RegExp(`^${path}$`);
}
