/** All that a browser remembers of a person, and only if they asked for it. */
export interface Remembered {
  readonly name: string;
  readonly language: 'de' | 'en';
  readonly camera?: string | undefined;
  readonly microphone?: string | undefined;
  readonly speaker?: string | undefined;
}

const VERSION = 1;
const LONGEST_NAME = 240;
const LONGEST_ID = 512;

export function rememberedText({ name, language, ...devices }: Remembered): string {
  const { camera, microphone, speaker } = devices;
  return JSON.stringify({ version: VERSION, name, language, camera, microphone, speaker });
}

/** Undefined for anything that this version did not write. */
export function parseRemembered(text: string): Remembered | undefined {
  const value = parsed(text);
  if (value === undefined || value['version'] !== VERSION) return undefined;
  const { name, language, camera, microphone, speaker } = value;
  if (typeof name !== 'string' || name.length > LONGEST_NAME) return undefined;
  if (language !== 'de' && language !== 'en') return undefined;
  if (!isDevice(camera) || !isDevice(microphone) || !isDevice(speaker)) return undefined;
  return { name, language, camera, microphone, speaker };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function isDevice(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value.length <= LONGEST_ID);
}
