import type { CameraSize } from '../coded/media-files.ts';

/** A line of the console of a page or worker, or an exception that nobody caught. */
export interface ConsoleLine {
  readonly from: 'page' | 'worker' | 'exception';
  /** `warning`, `error`, `log` and so on. */
  readonly level: string;
  readonly text: string;
}

/** Somebody in front of a real browser, who knows controls by their accessible names. */
export interface Participant extends AsyncDisposable {
  readonly family: 'chromium' | 'firefox';
  /** Number in the coded picture, and which tone the microphone plays. */
  readonly sender: number;
  open(url: string): Promise<void>;
  /** Presses a button or link. */
  press(name: string): Promise<void>;
  /** Waits until a button or link of this name is there. */
  finds(name: string): Promise<void>;
  type(label: string, text: string): Promise<void>;
  /** A key or a combination, for example `Tab` or `Enter`. */
  key(key: string): Promise<void>;
  /** The function is sent as text: it may use nothing but its argument. */
  evaluate<Argument, Result>(
    run: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** Runs the function in every page from now on, before its own scripts. */
  beforeEachPage<Argument>(run: (argument: Argument) => void, argument: Argument): Promise<void>;
  consoleLines(): readonly ConsoleLine[];
  screenshot(path: string): Promise<void>;
}

export interface ParticipantOptions {
  readonly sender: number;
  readonly language?: 'de' | 'en';
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly camera?: CameraSize;
}

export const DEFAULT_VIEWPORT = { width: 1280, height: 720 };
export const PATIENCE_MS = 15_000;

/** A call of the function with its argument, as text that a page can run. */
export function asExpression<Argument>(
  run: (argument: Argument) => unknown,
  argument: Argument,
): string {
  return `(${run.toString()})(${JSON.stringify(argument) ?? 'undefined'})`;
}
