import { admissionAnswer, type AdmissionAnswer, type AdmissionRequest } from '../../contract.ts';
import { askOverSocket } from '../../rooms/server/ask-over-socket.ts';

/**
 * Asks the conference process whether the holder of this ticket may connect to the engine.
 * If nobody answers, the outcome is `later`: the process is being started again.
 */
export async function askAdmission(
  admissionSocket: string,
  asked: AdmissionRequest,
): Promise<AdmissionAnswer> {
  try {
    return admissionAnswer.parse(JSON.parse(await askOverSocket(admissionSocket, '/admit', asked)));
  } catch {
    return { outcome: 'later', code: 'engine-starting' };
  }
}
