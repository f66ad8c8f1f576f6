import { permissionOf } from './permission-watch.ts';
import { deviceProblem, type DeviceProblem } from '../device-problem.ts';

export type DeviceKind = 'camera' | 'microphone';
/** As the browser calls a phone's front and back camera. */
export type Facing = 'user' | 'environment';

export interface DeviceChoice {
  readonly camera?: string | undefined;
  /** Which camera of a phone; goes before `camera`. */
  readonly facing?: Facing | undefined;
  readonly microphone?: string | undefined;
}

export type OpenedDevices =
  | { readonly outcome: 'opened'; readonly tracks: readonly MediaStreamTrack[] }
  | { readonly outcome: 'refused'; readonly problem: DeviceProblem };

/** Asks the browser for the kinds together, so that the person is asked once. */
export async function openDevices(
  kinds: readonly DeviceKind[],
  choice: DeviceChoice,
): Promise<OpenedDevices> {
  // Pages without a secure origin have no media devices at all.
  if (!isSecureContext || navigator.mediaDevices === undefined)
    return { outcome: 'refused', problem: 'insecure' };
  const opened = await tryToOpen(kinds, choice);
  // A chosen device that is gone must not keep everything off: another one will do.
  const gone = opened.outcome === 'refused' && opened.problem === 'missing';
  return gone ? await tryToOpen(kinds, {}) : opened;
}

async function tryToOpen(
  kinds: readonly DeviceKind[],
  choice: DeviceChoice,
): Promise<OpenedDevices> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      ...(kinds.includes('camera') ? { video: { ...VIDEO, ...camera(choice) } } : {}),
      ...(kinds.includes('microphone')
        ? { audio: { ...AUDIO, ...device(choice.microphone) } }
        : {}),
    });
    return { outcome: 'opened', tracks: stream.getTracks() };
  } catch (error) {
    const { name, message } = error instanceof DOMException ? error : { name: '', message: '' };
    const states = await Promise.all(kinds.map(permissionOf));
    const allGranted = states.every((status) => status?.state === 'granted');
    const permission = allGranted ? 'granted' : undefined;
    return { outcome: 'refused', problem: deviceProblem({ name, message, permission }) };
  }
}

const VIDEO: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

const AUDIO: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

function camera({ camera: id, facing }: DeviceChoice): MediaTrackConstraints {
  return facing === undefined ? device(id) : { facingMode: { exact: facing } };
}

function device(id: string | undefined): MediaTrackConstraints {
  return id === undefined ? {} : { deviceId: { exact: id } };
}
