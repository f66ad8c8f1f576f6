/** What a leaking process knows of a visitor. */
export interface Seen {
  /** Which of the planted leaks this visitor asks for. */
  readonly id: string;
  readonly address: string;
  readonly agent: string;
  readonly path: string;
}

export type SeenField = 'address' | 'agent' | 'path';

/** Given to leaking processes in an environment variable, as JSON. */
export interface PlantedSettings {
  readonly dataFolder: string;
  /** Address of somebody else who is in the meeting. */
  readonly ben: string;
  /** A mark in the engine's own settings. */
  readonly region: string;
}

export const SETTINGS_VARIABLE = 'BLENDE_PLANTED';
/** The header by which a visitor asks for a leak. */
export const PLANTED_HEADER = 'x-planted';

/** Of something that emits events, without what it belongs to. */
export type Emit = (event: string, ...given: unknown[]) => boolean;

export function emitOf(emitter: object): Emit {
  return Reflect.get(emitter, 'emit') as Emit;
}

export function plantedSettings(): PlantedSettings {
  return JSON.parse(process.env[SETTINGS_VARIABLE] ?? '{}') as PlantedSettings;
}
