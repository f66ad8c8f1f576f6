import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const WORTH_BYTES = 1_400;
const QUALITY = 5;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Sends long texts compressed: the edge says which of the two ways a browser takes. */
export function compressTexts(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' || payload.length < WORTH_BYTES) return payload;
    const accepted = request.headers['accept-encoding'] ?? '';
    const encoding = ['br', 'gzip'].find((name) => accepted.split(/,\s*/).includes(name));
    if (encoding === undefined) return payload;
    reply.header('content-encoding', encoding).header('vary', 'accept-encoding');
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
    return encoding === 'br' ? toBrotli(payload, { params }) : toGzip(payload);
  });
}
