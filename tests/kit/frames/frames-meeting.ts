import { startBareEngine } from '../bare-engine.ts';
import type { Participant } from '../browsers/participant.ts';
import { openBuiltPage } from '../built-page.ts';

/** As far as our pages' policy is about scripts and workers. */
const POLICY =
  "script-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types blende";

export interface FramesMeeting extends AsyncDisposable {
  /** Opens the page for this one, who is known to the engine by this name, and joins. */
  enter(someone: Participant, self: string, frames: 'on' | 'off', codec?: 'vp9'): Promise<void>;
}

/** The real engine alone, and a page with our frames and keys of the test: frames-page.ts. */
export async function openFramesMeeting(): Promise<FramesMeeting> {
  const page = await openBuiltPage(import.meta.dirname, {
    headers: { 'content-security-policy': POLICY },
  });
  const engine = await startBareEngine();
  return {
    enter: async (someone, self, frames, codec) => {
      const parameters = {
        url: engine.url,
        token: await engine.token(self),
        self,
        frames,
        codec: codec ?? '',
      };
      await someone.open(`${page.url}?${new URLSearchParams(parameters).toString()}`);
      await someone.finds('Teilnehmen');
      await someone.press('Teilnehmen');
    },
    [Symbol.asyncDispose]: async () => {
      await engine[Symbol.asyncDispose]();
      await page[Symbol.asyncDispose]();
    },
  };
}
