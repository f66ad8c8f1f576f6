import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { mediaFiles } from '../coded/media-files.ts';
import {
  asExpression,
  DEFAULT_VIEWPORT,
  PATIENCE_MS,
  type ConsoleLine,
  type Participant,
  type ParticipantOptions,
} from './participant.ts';

export interface ChromiumOptions extends ParticipantOptions {
  /** No camera and no microphone at all. */
  readonly withoutDevices?: boolean;
  readonly extraArguments?: readonly string[];
  /** Starts Chromium somewhere else, for example in a network namespace. */
  readonly executablePath?: string;
  readonly phone?: true;
  readonly userAgent?: string;
  /** A folder that is kept, for whoever wants to see what is left in it. */
  readonly profile?: string;
}

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--mute-audio',
];

/** As Chrome on an Android phone: touch, dense pixels, and the width that the page asks for. */
const PHONE = {
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 3,
  userAgent:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Mobile Safari/537.36',
};

/** Debian's Chromium with a new profile, a camera that plays coded pictures and a tone. */
export async function openChromium(options: ChromiumOptions): Promise<ChromiumParticipant> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'blende-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executablePath ?? '/usr/bin/chromium',
    headless: true,
    args: await argumentsFor(options),
    chromiumSandbox: process.getuid?.() !== 0,
    locale: options.language === 'en' ? 'en-GB' : 'de-DE',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? DEFAULT_VIEWPORT,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(options.phone === true ? PHONE : {}),
    ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = context.pages()[0] ?? (await context.newPage());
  return new ChromiumParticipant(options.sender, {
    context,
    page,
    ...(options.profile === undefined ? { ownProfile: profile } : {}),
  });
}

async function argumentsFor(options: ChromiumOptions) {
  const { withoutDevices, extraArguments } = options;
  const { camera, microphone } = await mediaFiles(options.sender, options.camera ?? 'usual');
  const devices = [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${camera}`,
    `--use-file-for-fake-audio-capture=${microphone}`,
  ];
  return [
    ...QUIET,
    '--use-fake-ui-for-media-stream',
    ...(withoutDevices === true ? ['--use-fake-device-for-media-stream=device-count=0'] : devices),
    ...(extraArguments ?? []),
  ];
}

export class ChromiumParticipant implements Participant {
  readonly family = 'chromium';
  readonly sender: number;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly #ownProfile: string | undefined;
  readonly #lines: ConsoleLine[] = [];

  constructor(sender: number, parts: { context: BrowserContext; page: Page; ownProfile?: string }) {
    this.sender = sender;
    this.context = parts.context;
    this.page = parts.page;
    this.#ownProfile = parts.ownProfile;
    this.#watchConsole();
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async press(name: string): Promise<void> {
    await this.#control(name).click();
  }

  async finds(name: string): Promise<void> {
    await this.#control(name).waitFor();
  }

  async type(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async evaluate<Argument, Result>(
    run: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> {
    return (await this.page.evaluate(asExpression(run, argument))) as Result;
  }

  async beforeEachPage<Argument>(
    run: (argument: Argument) => void,
    argument: Argument,
  ): Promise<void> {
    await this.page.addInitScript({ content: asExpression(run, argument) });
  }

  consoleLines(): readonly ConsoleLine[] {
    return this.#lines;
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  async devTools(): Promise<CDPSession> {
    return this.context.newCDPSession(this.page);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.close();
    if (this.#ownProfile !== undefined)
      rmSync(this.#ownProfile, { recursive: true, force: true, maxRetries: 5 });
  }

  #control(name: string) {
    const exact = { name, exact: true };
    return this.page.getByRole('button', exact).or(this.page.getByRole('link', exact));
  }

  #watchConsole(): void {
    this.context.on('console', (message) => {
      const from = message.worker() === null ? 'page' : 'worker';
      this.#lines.push({ from, level: message.type(), text: message.text() });
    });
    this.context.on('weberror', (error) => {
      this.#lines.push({ from: 'exception', level: 'error', text: String(error.error()) });
    });
  }
}
