import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { createGroup as createMlsGroup } from 'ts-mls/clientState.js';
import { generateKeyPackageWithKey } from 'ts-mls/keyPackage.js';
import { CheckedCredentials } from './checked-credentials.ts';
import { cipherSuite } from './cipher-suite.ts';
import { COMMIT_RULES, type CommitRules } from './commit-rules.ts';
import type { GroupKeys, GroupRules, OwnIdentity } from './group-keys.ts';
import { CAPABILITIES } from './leaf.ts';
import { MAX_OPTIONS_BYTES } from './limits.ts';
import { MlsGroup } from './mls-group.ts';
import { extensionsFor } from './options-extension.ts';

/** Required by the structure; nobody looks, because clocks may be wrong. */
const FOR_EVER = { notBefore: 0n, notAfter: 2n ** 64n - 1n };

export interface Founding {
  readonly own: OwnIdentity;
  readonly groupId: Bytes;
  readonly psk: Secret<Bytes>;
  readonly options: Bytes;
  readonly rules: GroupRules;
}

/** Founds a group of which `own` is the only member. @throws RangeError for options too large. */
export async function createGroup(
  founding: Founding,
  unsafeForTestsRules: CommitRules = COMMIT_RULES,
): Promise<GroupKeys> {
  const { own, groupId, psk, options, rules } = founding;
  if (options.length > MAX_OPTIONS_BYTES) throw new RangeError('options are too large');
  const suite = await cipherSuite();
  const credentials = new CheckedCredentials(rules);
  const { publicPackage, privatePackage } = await generateKeyPackageWithKey(
    { credentialType: 'basic', identity: own.identity },
    CAPABILITIES,
    FOR_EVER,
    [],
    { signKey: own.signingKey.reveal(), publicKey: own.signatureKey },
    suite,
  );
  privatePackage.initPrivateKey.fill(0);
  const state = await createMlsGroup(
    groupId,
    publicPackage,
    privatePackage,
    extensionsFor(options),
    suite,
    credentials.clientConfig(),
  );
  return new MlsGroup(state, {
    suite,
    psk,
    rules,
    credentials,
    commitRules: unsafeForTestsRules,
  });
}
