import { concatBytes } from '@blende/shared/basics/bytes.ts';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import type { ClientConfig } from 'ts-mls/clientConfig.js';
import { defaultKeyPackageEqualityConfig } from 'ts-mls/keyPackageEqualityConfig.js';
import type { Candidate, GroupRules } from './group-keys.ts';
import { owned } from './owned-bytes.ts';
import { LATE_EPOCHS } from './limits.ts';

/** Answers of the product about credentials, remembered: they depend on nothing that changes. */
export class CheckedCredentials {
  readonly #rules: GroupRules;
  readonly #good = new Set<string>();

  constructor(rules: GroupRules) {
    this.#rules = rules;
  }

  async isGood(candidate: Candidate): Promise<boolean> {
    const name = toBase64url(concatBytes(candidate.signatureKey, candidate.identity));
    if (this.#good.has(name)) return true;
    const isGood = await this.#rules.isMember(candidate).catch(() => false);
    if (isGood) this.#good.add(name);
    return isGood;
  }

  /** How the library is set: its own check of credentials accepts everybody. */
  clientConfig(): ClientConfig {
    return {
      authService: {
        validateCredential: async (credential, signatureKey) =>
          credential.credentialType === 'basic' &&
          this.isGood({
            identity: owned(credential.identity),
            signatureKey: owned(signatureKey),
          }),
      },
      keyPackageEqualityConfig: defaultKeyPackageEqualityConfig,
      // Of one epoch: 0 would keep every one for ever.
      keyRetentionConfig: {
        retainKeysForEpochs: LATE_EPOCHS,
        retainKeysForGenerations: 64,
        maximumForwardRatchetSteps: 256,
      },
      // No leaf has a lifetime that means anything: clocks may be wrong by years.
      lifetimeConfig: { maximumTotalLifetime: 0n, validateLifetimeOnReceive: false },
      // The product pads.
      paddingConfig: { kind: 'alwaysPad', paddingLength: 0 },
    };
  }
}
