import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { ENGINE_PROTOCOL, QUERY_PREFIX, TICKET_PREFIX } from '@blende/conference/contract.ts';
import { parseInvitation } from '@blende/conference/invitation/invitation-link.ts';
import type { BareEngine } from '../kit/bare-engine.ts';
import type { Instance } from '../kit/instance.ts';
import { GroupMember } from '../kit/group-member.ts';

// A crowd is one page that joins a room several times with plain livekit-client. Each of them sends
// a picture of 160 x 90 at five frames a second and receives nothing: the crowd must not take the
// machine away from those who are measured.

export interface Crowd extends AsyncDisposable {
  readonly page: Page;
}

interface CrowdQuestion {
  readonly url: string;
  readonly tokens: readonly string[];
}

/** What of livekit-client's global object is used here. */
interface PlainClient {
  readonly setLogLevel: (level: string) => void;
  readonly Room: new (options: object) => PlainRoom;
}

interface PlainRoom {
  connect(url: string, token: string, options: object): Promise<void>;
  readonly localParticipant: {
    publishTrack(track: MediaStreamTrack, options: object): Promise<unknown>;
  };
}

const clientPath = createRequire(
  new URL('../../products/conference/package.json', import.meta.url),
).resolve('livekit-client');

export function clientSource(): string {
  return readFileSync(clientPath.replace(/[^/]+$/, 'livekit-client.umd.js'), 'utf8');
}

/** Joins the bare engine's room. */
export async function bareCrowd(
  context: BrowserContext,
  engine: BareEngine,
  size: number,
): Promise<Crowd> {
  const tokens = Array.from({ length: size }, (_, index) => engine.token(`crowd-${index}`));
  const page = await crowdPage(context, 'http://localhost/', '');
  await join(page, { url: engine.url, tokens: await Promise.all(tokens) });
  return { page, [Symbol.asyncDispose]: () => page.close() };
}

/**
 * Joins a meeting through our own server: each is a member of the group with a ticket of their own.
 * Their pictures are not sealed, since nothing opens them here but whoever is measured, who drops them.
 */
export async function meetingCrowd(
  context: BrowserContext,
  instance: Instance,
  invitation: string,
  size: number,
): Promise<Crowd> {
  const { pathname, hash } = new URL(invitation);
  const read = parseInvitation(pathname, hash.slice(1));
  if (read.outcome === 'refused') throw new Error('not an invitation');
  // Without the host's seed: a crowd decides nothing.
  const { roomId, linkSecret, display } = read.invitation;
  const url = `${instance.origin.replace('http', 'ws')}/api/room-channel`;
  const at = { url, origin: instance.origin, invitation: { roomId, linkSecret, display } };
  const members: GroupMember[] = [];
  for (let index = 0; index < size; index += 1) {
    members.push(await GroupMember.join({ ...at, name: `Crowd ${index}` }));
  }
  const tokens = members.map(({ ticket }) => ticket);
  const page = await crowdPage(context, `${instance.origin}/`, TICKET_SOCKET);
  await join(page, { url: `${instance.origin.replace('http', 'ws')}/engine`, tokens });
  return {
    page,
    [Symbol.asyncDispose]: async () => {
      for (const member of members) await member[Symbol.asyncDispose]();
      await page.close();
    },
  };
}

/** Carries what livekit-client calls a token as our ticket, the way the product's page does. */
const TICKET_SOCKET = `
const Browser = globalThis.WebSocket;
globalThis.WebSocket = class extends Browser {
  constructor(asked) {
    const address = new URL(asked);
    const ticket = address.searchParams.get('access_token');
    address.searchParams.delete('access_token');
    const query = btoa(address.searchParams.toString()).replaceAll('+', '-').replaceAll('/', '_');
    super(address.origin + address.pathname, [
      '${ENGINE_PROTOCOL}', '${TICKET_PREFIX}' + ticket,
      '${QUERY_PREFIX}' + query.replaceAll('=', ''),
    ]);
  }
};`;

/** An empty page with livekit-client, answered in place of what stands at this origin. */
async function crowdPage(context: BrowserContext, origin: string, before: string): Promise<Page> {
  const page = await context.newPage();
  const client = clientSource().replaceAll('</script', '<\\/script');
  await page.route(`${origin}crowd`, async (route) => {
    const body = `<!doctype html><title>Crowd</title><script>${before}</script><script>${client}</script>`;
    await route.fulfill({ contentType: 'text/html', body });
  });
  await page.goto(`${origin}crowd`);
  return page;
}

async function join(page: Page, question: CrowdQuestion): Promise<void> {
  await page.evaluate(async ({ url, tokens }) => {
    const { LivekitClient } = globalThis as unknown as { LivekitClient: PlainClient };
    LivekitClient.setLogLevel('silent');
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 90;
    const context = canvas.getContext('2d');
    let hue = 0;
    setInterval(() => {
      if (context === null) return;
      context.fillStyle = `hsl(${(hue += 3)} 60% 45%)`;
      context.fillRect(0, 0, 160, 90);
    }, 200);
    for (const token of tokens) {
      const room = new LivekitClient.Room({ disconnectOnPageLeave: true });
      await room.connect(url, token, { autoSubscribe: false });
      const [track] = canvas.captureStream(5).getVideoTracks();
      if (track === undefined) throw new Error('no picture');
      await room.localParticipant.publishTrack(track, {
        source: 'camera',
        simulcast: false,
        videoCodec: 'vp8',
        videoEncoding: { maxBitrate: 60_000, maxFramerate: 5 },
      });
    }
  }, question);
}
