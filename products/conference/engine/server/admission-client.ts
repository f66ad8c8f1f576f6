import { request } from 'node:http';
import { admissionAnswer, type AdmissionAnswer, type AdmissionRequest } from '../../contract.ts';

const ADMISSION_TIMEOUT_MS = 5_000;
const ANSWER_BYTES = 8_192;

/**
 * Asks the conference process whether the holder of this ticket may connect to the engine.
 * If nobody answers, the outcome is `later`: the process is being started again.
 */
export async function askAdmission(
  admissionSocket: string,
  asked: AdmissionRequest,
): Promise<AdmissionAnswer> {
  try {
    return admissionAnswer.parse(JSON.parse(await post(admissionSocket, JSON.stringify(asked))));
  } catch {
    return { outcome: 'later', code: 'engine-starting' };
  }
}

async function post(socketPath: string, body: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const asked = request(
      {
        socketPath,
        method: 'POST',
        path: '/admit',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        timeout: ADMISSION_TIMEOUT_MS,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > ANSWER_BYTES) asked.destroy(new Error('answer too long'));
        });
        response.on('end', () => {
          resolve(text);
        });
        response.on('error', reject);
      },
    );
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', reject);
    asked.end(body);
  });
}
