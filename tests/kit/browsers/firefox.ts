import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { encodeCells, FRAMES_PER_SECOND, GRID, LOOP_FRAMES } from '../coded/code.ts';
import { installStandInCamera, type StandInCamera } from '../coded/in-page.ts';
import { toneHz } from '../coded/tone.ts';
import {
  asExpression,
  DEFAULT_VIEWPORT,
  PATIENCE_MS,
  type ConsoleLine,
  type Participant,
  type ParticipantOptions,
} from './participant.ts';

const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  // As after "allow": otherwise only the default route's address takes part, under an mDNS name.
  'permissions.default.camera': 1,
  'permissions.default.microphone': 1,
  // Firefox as shipped connects to no engine on 127.0.0.1.
  'media.peerconnection.ice.loopback': true,
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
export async function openFirefox(options: ParticipantOptions): Promise<FirefoxParticipant> {
  const profile = mkdtempSync(join(tmpdir(), 'blende-firefox-'));
  const language = options.language === 'en' ? 'en-GB, en' : 'de-DE, de';
  const scheme = options.colorScheme === 'dark' ? 0 : 1;
  const browser = await launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    userDataDir: profile,
    defaultViewport: options.viewport ?? DEFAULT_VIEWPORT,
    extraPrefsFirefox: {
      ...PREFERENCES,
      'media.navigator.audio.fake_frequency': toneHz(options.sender),
      'intl.accept_languages': language,
      'layout.css.prefers-color-scheme.content-override': scheme,
    },
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  page.setDefaultTimeout(PATIENCE_MS);
  const camera = standInFor(options.sender);
  await page.evaluateOnNewDocument(asExpression(installStandInCamera, camera));
  return new FirefoxParticipant(options.sender, { browser, page, profile });
}

function standInFor(sender: number): StandInCamera {
  const frames = Array.from({ length: LOOP_FRAMES }, (_, frame) =>
    encodeCells({ sender, frame })
      .map((white) => (white ? '1' : '0'))
      .join(''),
  );
  return { frames, framesPerSecond: FRAMES_PER_SECOND, grid: GRID };
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
