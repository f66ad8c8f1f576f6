import type { Secret } from '@blende/shared/basics/secret.ts';
import type { EdgeRoute } from '@blende/shared/edge/route.ts';
import { documentSigner } from '@blende/shared/edge/signed-document.ts';
import { PATHS } from '../../contract.ts';
import { describeDisclosure } from '../describe-disclosure.ts';
import type { Stated } from '../stated.ts';
import { askHeld } from './ask-held.ts';

export interface DisclosureRouteDeps {
  /** Unix socket on which the conference process answers the edge, and nobody else. */
  readonly admissionSocket: string;
  /** Of the key with which answers are signed. */
  readonly seed: Secret<string>;
  /** What the privacy statement says at this moment. */
  readonly stated: () => Promise<Stated>;
}

const PASS_BODY_BYTES = 256;

/** Runs in the edge: the answer to "what does the server know about me?", and the key to check it. */
export function disclosureRoutes(deps: DisclosureRouteDeps): readonly EdgeRoute[] {
  const signer = documentSigner(deps.seed);
  const complete = async (asked: { readonly body: string; readonly viaProxy: boolean }) => {
    const [held, { proof, controller }] = await Promise.all([
      askHeld(deps.admissionSocket, asked.body),
      deps.stated(),
    ]);
    const text = describeDisclosure({ held, viaProxy: asked.viaProxy, proof, controller });
    return { held, disk: proof, text };
  };
  return [
    {
      kind: 'mirror',
      path: exactly(PATHS.disclosure),
      post: { bodyBytes: PASS_BODY_BYTES },
      signer,
      complete,
    },
    {
      kind: 'document',
      path: exactly(PATHS.disclosureKey),
      json: JSON.stringify({ algorithm: 'Ed25519', publicKey: signer.publicKey }),
    },
  ];
}

function exactly(path: string): RegExp {
  return new RegExp(`^${path}$`);
}
