import { readFileSync } from 'node:fs';
import { Secret } from '@blende/shared/basics/secret.ts';
import { OperatorError } from './operator-error.ts';

const SHAPE = /^[\w-]{22,128}$/;

/** What `./blende config coturn --write DIR` left for the engine. */
export function relaySecret(file: string): Secret<string> {
  const text = readFileSync(file, 'utf8').trim();
  if (SHAPE.test(text)) return new Secret(text);
  throw new OperatorError(
    'relay-secret-broken',
    `${file} holds no secret of a relay: write a new one with ./blende config coturn --write DIR.`,
  );
}
