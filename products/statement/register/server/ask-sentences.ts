import { request } from 'node:http';
import { z } from 'zod';
import { PATHS } from '../../contract.ts';

const TIMEOUT_MS = 2_000;
const ANSWER_CHARACTERS = 1_048_576;

const answer = z.object({
  sentences: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['proven', 'declared', 'not-checked', 'contrary']),
      text: z.object({ de: z.string(), en: z.string() }),
      at: z.iso.datetime().optional(),
    }),
  ),
});
export type StatedSentence = z.infer<typeof answer>['sentences'][number];

/** Runs in the edge: what the privacy statement says now; empty while its process is away. */
export async function askSentences(statementSocket: string): Promise<readonly StatedSentence[]> {
  try {
    return answer.parse(JSON.parse(await get(statementSocket))).sentences;
  } catch {
    return [];
  }
}

async function get(socketPath: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: PATHS.api, timeout: TIMEOUT_MS }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > ANSWER_CHARACTERS) asked.destroy(new Error('answer too long'));
      });
      response.on('end', () => {
        resolve(text);
      });
      response.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', reject);
    asked.end();
  });
}
