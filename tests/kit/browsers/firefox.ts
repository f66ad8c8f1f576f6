import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { encodeCells, GRID, LOOP_FRAMES } from '../coded/code.ts';
import { installStandInCamera, type StandInCamera } from '../coded/in-page.ts';
import { CAMERA_FORMATS, type CameraSize } from '../coded/media-files.ts';
import { toneHz } from '../coded/tone.ts';
import {
  asExpression,
  DEFAULT_VIEWPORT,
  PATIENCE_MS,
  type ConsoleLine,
  type Participant,
  type ParticipantOptions,
} from './participant.ts';

export interface FirefoxOptions extends ParticipantOptions {
  /** Starts Firefox somewhere else, for example in a network namespace. */
  readonly executablePath?: string;
  /** Where BiDi is reached; otherwise Firefox chooses. */
  readonly debuggingPort?: number;
  /** Makes the new profile trust an authority. */
  readonly trust?: (profile: string) => void;
  /** Takes no engine on 127.0.0.1, like Firefox as it is shipped. */
  readonly withoutLoopback?: boolean;
}

const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  // As after "allow": otherwise only the default route's address takes part, under an mDNS name.
  'permissions.default.camera': 1,
  'permissions.default.microphone': 1,
  'media.autoplay.default': 0,
  'services.settings.server': 'http://localhost:9/',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.auto': false,
  'app.normandy.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
};

/** Firefox ESR over WebDriver BiDi, with coded pictures and a tone in place of the devices. */
export async function openFirefox(options: FirefoxOptions): Promise<FirefoxParticipant> {
  const profile = mkdtempSync(join(tmpdir(), 'blende-firefox-'));
  options.trust?.(profile);
  const language = options.language === 'en' ? 'en-GB, en' : 'de-DE, de';
  const scheme = options.colorScheme === 'dark' ? 0 : 1;
  const browser = await launch({
    browser: 'firefox',
    executablePath: options.executablePath ?? '/usr/bin/firefox-esr',
    args:
      options.debuggingPort === undefined
        ? []
        : [`--remote-debugging-port=${options.debuggingPort}`],
    headless: true,
    userDataDir: profile,
    defaultViewport: options.viewport ?? DEFAULT_VIEWPORT,
    extraPrefsFirefox: {
      ...PREFERENCES,
      'media.peerconnection.ice.loopback': options.withoutLoopback !== true,
      'media.navigator.audio.fake_frequency': toneHz(options.sender),
      'intl.accept_languages': language,
      'layout.css.prefers-color-scheme.content-override': scheme,
    },
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  page.setDefaultTimeout(PATIENCE_MS);
  const camera = standInFor(options.sender, options.camera ?? 'usual');
  await page.evaluateOnNewDocument(asExpression(installStandInCamera, camera));
  return new FirefoxParticipant(options.sender, { browser, page, profile });
}

function standInFor(sender: number, size: CameraSize): StandInCamera {
  const frames = Array.from({ length: LOOP_FRAMES }, (_, frame) =>
    encodeCells({ sender, frame })
      .map((white) => (white ? '1' : '0'))
      .join(''),
  );
  return { frames, ...CAMERA_FORMATS[size], grid: GRID };
}

export class FirefoxParticipant implements Participant {
  readonly family = 'firefox';
  readonly sender: number;
  readonly page: Page;
  readonly #browser: Browser;
  readonly #profile: string;
  readonly #lines: ConsoleLine[] = [];

  constructor(sender: number, parts: { browser: Browser; page: Page; profile: string }) {
    this.sender = sender;
    this.page = parts.page;
    this.#browser = parts.browser;
    this.#profile = parts.profile;
    this.#watchConsole();
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async press(name: string): Promise<void> {
    await this.#control(name).click();
  }

  async finds(name: string): Promise<void> {
    await this.#control(name).wait();
  }

  async type(label: string, text: string): Promise<void> {
    await this.page.locator(`::-p-aria([name="${label}"][role="textbox"])`).fill(text);
  }

  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key as 'Enter');
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
    await this.page.evaluateOnNewDocument(asExpression(run, argument));
  }

  consoleLines(): readonly ConsoleLine[] {
    return this.#lines;
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #control(name: string) {
    const role = (kind: string) => `::-p-aria([name="${name}"][role="${kind}"])`;
    return this.page.locator(role('button'));
  }

  #watchConsole(): void {
    this.page.on('console', (message) => {
      this.#lines.push({ from: 'page', level: message.type(), text: message.text() });
    });
    this.page.on('pageerror', (error) => {
      this.#lines.push({ from: 'exception', level: 'error', text: String(error) });
    });
  }
}
