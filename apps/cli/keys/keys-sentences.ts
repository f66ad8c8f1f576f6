import type { KeysErrorCode } from '@blende/shared/keys/keys-error.ts';
import { OperatorError } from '../operator-error.ts';

const SENTENCES: Readonly<Partial<Record<KeysErrorCode, string>>> = {
  locked: 'The library is locked: open it first with ./blende keys unlock.',
  'not-answering':
    'The keys process does not answer: it is just starting, or the library does not run. Try again in a few seconds.',
  'copy-not-written':
    'A copy of the key store could not be written: look at its folder and its disk, then start Blende again. Nothing was lost.',
  'copies-differ':
    'The folders of the key store belong to different stores: put the right ones back, as "keys" in config/blende.json names them.',
  'store-newer':
    'A later version of Blende wrote this key store: start that version, or a later one.',
  'store-damaged':
    'No copy of the key store can be read: put one back from its short-lived backup, and start Blende again.',
  'root-wrong':
    'This root opens another key store: give the one of this instance, as its recovery sheet names it.',
  'share-mistyped':
    'One of the texts is no share, or has a typing error: check it letter by letter.',
  'shares-too-few': 'Another share is needed: ask one more of those who hold them.',
  'shares-of-other-set':
    'One of the shares is from another division: only those of the latest one open it.',
};

export function keysProblem(code: KeysErrorCode): OperatorError {
  const sentence =
    SENTENCES[code] ?? 'The key store could not do this: ./blende keys status says more.';
  return new OperatorError(`keys-${code}`, sentence);
}
