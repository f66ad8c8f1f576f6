import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import type { CheckedCredentials } from './checked-credentials.ts';
import type { CommitRules } from './commit-rules.ts';
import type { GroupRules } from './group-keys.ts';

/** What stays the same through all epochs of a member. */
export interface GroupParts {
  readonly suite: CiphersuiteImpl;
  readonly psk: Secret<Bytes>;
  readonly rules: GroupRules;
  readonly credentials: CheckedCredentials;
  readonly commitRules: CommitRules;
}
