import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import { S3Client } from '@aws-sdk/client-s3';
import type { Secret } from '../../basics/secret.ts';

export interface S3Account {
  /** `https://host[:port]`, nothing behind it. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: Secret<string>;
  readonly secretKey: Secret<string>;
}

/** The door out: whoever speaks to a store speaks through it. */
export interface OutboundAgents {
  readonly httpAgent?: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

export interface S3Patience {
  readonly connectMs: number;
  /** Without a byte. */
  readonly idleMs: number;
  readonly attempts: number;
}

const PATIENCE: S3Patience = { connectMs: 5_000, idleMs: 20_000, attempts: 3 };

const say = (): void => undefined;
/** What the SDK would print to the console names hosts. */
const SILENT = { trace: say, debug: say, info: say, warn: say, error: say };

/**
 * A client that takes nothing from the environment or from files of its own: every choice that the
 * SDK would look up there is made here.
 */
export function s3Client(
  { endpoint, region, accessKey, secretKey }: S3Account,
  agents: OutboundAgents,
  patience: S3Patience = PATIENCE,
): S3Client {
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId: accessKey.reveal(), secretAccessKey: secretKey.reveal() },
    forcePathStyle: true,
    followRegionRedirects: false,
    useArnRegion: false,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    disableS3ExpressSessionAuth: true,
    disableMultiregionAccessPoints: true,
    logger: SILENT,
    retryMode: 'standard',
    maxAttempts: patience.attempts,
    // Sums are made over what was sealed, and what comes back is authenticated by its own tags.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      ...agents,
      connectionTimeout: patience.connectMs,
      requestTimeout: patience.idleMs,
      socketTimeout: patience.idleMs,
      throwOnRequestTimeout: true,
      // Its timer outlives a request that the door refused.
      socketAcquisitionWarningTimeout: 1_000,
      logger: SILENT,
    },
  });
}
