import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { Secret } from '@blende/shared/basics/secret.ts';
import { openEdge, type Edge } from '@blende/shared/edge/edge.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import {
  conferenceInProcess,
  type ConferenceInProcess,
} from '../../../tests/kit/conference-in-process.ts';
import { newLink, RoomClient } from '../../../tests/kit/room-client.ts';
import { PATHS } from '../contract.ts';
import { conferenceRoutes } from '../edge.ts';
import { readDisclosure } from './disclosure-document.ts';

const CANARY = { address: '127.66.77.88', userAgent: 'Canary-Browser/77.1' };

describe('the answer to what the server knows', () => {
  it('names during a meeting what is held of whom asks, and nothing of others', async () => {
    proves(claim('W21'));
    await using conference = await conferenceInProcess();
    await using edge = await edgeBefore(conference);
    const link = await newLink();
    await using anna = await member(conference, link);
    await using ben = await member(conference, link);
    const { document } = await askedBy(edge, anna.pass);
    const { held } = document;
    assert.equal(held.outcome, 'answered');
    assert.equal(held.participantId, anna.participantId);
    assert.deepEqual([held.roomId, held.room, held.others], [link.roomId, 'running', 1]);
    assert.ok(Math.abs(Number(held.seat?.sinceMs) - Date.now()) < 60_000);
    assert.equal(held.seat?.unusedTickets, 1);
    // The join and the question for the pass.
    assert.equal(held.seat?.traffic?.messagesIn, 2);
    assert.equal(JSON.stringify(document).includes(ben.participantId), false);
    const [memory] = document.text.de;
    assert.ok(memory?.lines.some((line) => line.includes(anna.participantId)));
  });

  it('says of a room that may go without end-to-end encryption that it may', async () => {
    proves(claim('W21'));
    await using conference = await conferenceInProcess();
    await using edge = await edgeBefore(conference);
    const said: string[] = [];
    for (const encryption of ['required', 'if-possible'] as const) {
      await using anna = await member(conference, await newLink({ encryption, lobby: false }));
      const { document } = await askedBy(edge, anna.pass);
      said.push(document.text.en[0]?.lines[0] ?? '');
    }
    assert.match(said[0] ?? '', /knows neither names nor picture/);
    assert.match(said[1] ?? '', /the server could decrypt/);
  });

  it('tells whom asks without a meeting nothing about any', async () => {
    await using conference = await conferenceInProcess();
    await using edge = await edgeBefore(conference);
    await using anna = await member(conference, await newLink());
    const answers = [
      await askedBy(edge, undefined),
      await askedBy(
        edge,
        anna.pass.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      ),
      await askedBy(edge, anna.participantId),
    ];
    const outcomes = answers.map(({ document }) => document.held.outcome);
    assert.deepEqual(outcomes, ['no-pass', 'pass-unknown', 'pass-unknown']);
    assert.equal(JSON.stringify(answers).includes(anna.participantId), false);
  });

  it('lists after leaving what is still there, and says when nothing is', async () => {
    await using conference = await conferenceInProcess({ limits: QUICK });
    await using edge = await edgeBefore(conference);
    const anna = await member(conference, await newLink());
    await anna.leave();
    const left = (await askedBy(edge, anna.pass)).document;
    assert.equal(left.held.seat, undefined);
    assert.equal(left.held.room, 'empty');
    assert.match(String(left.text.en[0]?.lines), /no longer take part.*id of the empty room/);
    await until(async () => (await askedBy(edge, anna.pass)).document.held.room === 'none');
    const gone = (await askedBy(edge, anna.pass)).document.text;
    assert.match(String(gone.de[0]?.lines), /^Nichts mehr\./);
    assert.match(String(gone.en[0]?.lines), /^Nothing any more\./);
  });

  it('knows nothing of before a restart', async () => {
    const anna = await passOfServerBefore();
    await using conference = await conferenceInProcess();
    await using edge = await edgeBefore(conference);
    const { document } = await askedBy(edge, anna);
    assert.equal(document.held.outcome, 'pass-unknown');
    assert.match(String(document.text.de[0]?.lines), /neu gestartet/);
  });

  it('says what just arrived, and hands none of it on', async () => {
    await using conference = await conferenceInProcess();
    await using edge = await edgeBefore(conference);
    const { document } = await askedBy(edge, undefined);
    assert.equal(document.received.address, CANARY.address);
    const agent = document.received.headers.find(({ name }) => name === 'user-agent');
    assert.equal(agent?.value, CANARY.userAgent);
    assert.equal(JSON.stringify([document.held, document.text]).includes('anary'), false);
  });

  it('is signed so that anybody can check it, and a changed letter shows', async () => {
    await using conference = await conferenceInProcess();
    await using edge = await edgeBefore(conference);
    const { signed } = await askedBy(edge, undefined);
    const served = JSON.parse(await exchange(edge, 'GET', PATHS.disclosureKey)) as {
      publicKey: string;
    };
    const holds = (text: string, key = served.publicKey) =>
      verify(
        null,
        Buffer.from(text),
        createPublicKey(key),
        Buffer.from(signed.signature, 'base64'),
      );
    assert.equal(signed.publicKey, served.publicKey);
    assert.equal(holds(signed.document), true);
    assert.equal(holds(signed.document.replace('blende', 'Blende')), false);
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });
    assert.equal(holds(signed.document, String(other)), false);
    assert.equal(readDisclosure(signed).received.address, CANARY.address);
  });

  it('waits for nobody when the process behind is away', async () => {
    const conference = await conferenceInProcess();
    await using edge = await edgeBefore(conference);
    await conference[Symbol.asyncDispose]();
    const { document } = await askedBy(edge, undefined);
    assert.equal(document.held.outcome, 'not-reachable');
  });
});

const QUICK = {
  rooms: 2,
  participants: 10,
  participantsPerRoom: 10,
  absenceMs: 500,
  emptyRoomMs: 200,
  endedStayMs: 500,
  ticketMs: 10_000,
  joinLeaseMs: 500,
  groupRestoreMs: 500,
};

interface Document {
  readonly received: {
    readonly address: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
  };
  readonly held: {
    readonly outcome: string;
    readonly participantId?: string;
    readonly roomId?: string;
    readonly room?: string;
    readonly others?: number;
    readonly seat?: {
      readonly sinceMs: number;
      readonly unusedTickets: number;
      readonly traffic?: { readonly messagesIn: number };
    };
  };
  readonly text: Readonly<Record<'de' | 'en', readonly { readonly lines: readonly string[] }[]>>;
}

async function edgeBefore(conference: ConferenceInProcess): Promise<Edge> {
  const { socket: conferenceSocket, admissionSocket } = conference;
  const disclosureSeed = new Secret(Buffer.alloc(32, 7).toString('base64url'));
  const sentences = async () => await Promise.resolve([]);
  const sockets = { conferenceSocket, admissionSocket };
  const routes = conferenceRoutes({ ...sockets, disclosureSeed, sentences });
  const here = { address: '127.0.0.1', port: 0, publicOrigins: ['http://localhost'] };
  return await openEdge({ ...here, routes }, () => undefined);
}

async function member(conference: ConferenceInProcess, link: Awaited<ReturnType<typeof newLink>>) {
  const client = await RoomClient.open(conference.channelUrl);
  client.ignored.add('joined');
  const { participantId } = await client.join(link);
  client.send({ type: 'ask-disclosure' });
  const { pass } = await client.next('disclosure-pass');
  const leave = async (): Promise<void> => {
    client.send({ type: 'leave' });
    await client.closed;
  };
  return { participantId, pass, leave, [Symbol.asyncDispose]: leave };
}

async function passOfServerBefore(): Promise<string> {
  await using conference = await conferenceInProcess();
  return (await member(conference, await newLink())).pass;
}

async function askedBy(edge: Edge, pass: string | undefined) {
  const body = JSON.stringify(pass === undefined ? {} : { pass });
  const signed = JSON.parse(await exchange(edge, 'POST', PATHS.disclosure, body)) as {
    document: string;
    signature: string;
    publicKey: string;
  };
  return { signed, document: JSON.parse(signed.document) as Document };
}

async function exchange(edge: Edge, method: string, path: string, body = ''): Promise<string> {
  return await new Promise((resolve, reject) => {
    const headers = {
      host: 'localhost',
      'user-agent': CANARY.userAgent,
      ...(body === '' ? {} : { 'content-length': Buffer.byteLength(body) }),
    };
    const to = { host: '127.0.0.1', port: edge.port, localAddress: CANARY.address, agent: false };
    const asked = request({ ...to, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve(text);
      });
    });
    asked.on('error', reject).end(body);
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error('it never came true');
}
