import { deviceProblem, type DeviceProblem } from '../device-problem.ts';

export type DeviceKind = 'camera' | 'microphone';

export interface DeviceChoice {
  readonly camera?: string | undefined;
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
  if (!isSecureContext) return { outcome: 'refused', problem: 'insecure' };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      ...(kinds.includes('camera') ? { video: videoConstraints(choice.camera) } : {}),
      ...(kinds.includes('microphone') ? { audio: audioConstraints(choice.microphone) } : {}),
    });
    return { outcome: 'opened', tracks: stream.getTracks() };
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return { outcome: 'refused', problem: deviceProblem(name) };
  }
}

function videoConstraints(deviceId: string | undefined): MediaTrackConstraints {
  return {
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30 },
    // A device that is gone must not keep the camera off: another one will do.
    ...(deviceId === undefined ? {} : { deviceId: { ideal: deviceId } }),
  };
}

function audioConstraints(deviceId: string | undefined): MediaTrackConstraints {
  return {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(deviceId === undefined ? {} : { deviceId: { ideal: deviceId } }),
  };
}
