import { setTimeout as delay } from 'node:timers/promises';
import type { Invitation } from '@blende/conference/invitation/invitation-link.ts';
import { startMeeting } from '@blende/conference/invitation/start-meeting.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { conferenceInProcess, type ConferenceInProcess } from '../kit/conference-in-process.ts';
import { GroupMember } from '../kit/group-member.ts';
import { promise } from './group-world.ts';

interface Saying {
  readonly atMs: number;
  /** Whoever was in the meeting then, but its author. */
  readonly listeners: ReadonlySet<GroupMember>;
  readonly heardAfterMs: Map<GroupMember, number>;
}

const SETTLED_MS = 20_000;

/** A meeting over a real room channel, and a book of who said what and who heard it. */
export class ChurnMeeting implements AsyncDisposable {
  readonly members: GroupMember[] = [];
  readonly #server: ConferenceInProcess;
  readonly #invitation: Invitation;
  readonly #sayings = new Map<string, Saying>();
  #joined = 0;

  private constructor(server: ConferenceInProcess, invitation: Invitation) {
    this.#server = server;
    this.#invitation = invitation;
  }

  static async begin(): Promise<ChurnMeeting> {
    // Without the host's seed: nobody here decides for others.
    const { roomId, linkSecret, display } = await startMeeting({});
    return new ChurnMeeting(await conferenceInProcess(), { roomId, linkSecret, display });
  }

  async join(): Promise<GroupMember> {
    this.#joined += 1;
    const [url, invitation] = [this.#server.channelUrl, this.#invitation];
    const member = await GroupMember.join({ url, invitation, name: `guest ${this.#joined}` });
    member.heard = (_, message) => {
      const saying =
        message.kind === 'chat' && message.does === 'say'
          ? this.#sayings.get(message.id)
          : undefined;
      saying?.heardAfterMs.set(member, performance.now() - saying.atMs);
    };
    this.members.push(member);
    return member;
  }

  async leave(member: GroupMember): Promise<void> {
    this.members.splice(this.members.indexOf(member), 1);
    await member.leave();
  }

  say(by: GroupMember): void {
    const id = toBase64url(randomBytes(16));
    const listeners = new Set(this.members.filter((each) => each !== by));
    this.#sayings.set(id, { atMs: performance.now(), listeners, heardAfterMs: new Map() });
    by.say({ kind: 'chat', does: 'say', id, text: 'good morning' });
  }

  /** Whoever is left shares epoch and secrets, sees the same people, and every name. */
  async settle(): Promise<void> {
    const until = performance.now() + SETTLED_MS;
    while (!this.isTogether && performance.now() < until) await delay(100);
    promise(this.isTogether, 'everybody who is left is in one epoch and sees everybody');
  }

  /** Of all that was said: what somebody who stayed has not heard, and the longest wait for it. */
  heard(): { readonly said: number; readonly lost: number; readonly longestMs: number } {
    const present = new Set(this.members);
    let [lost, longestMs] = [0, 0];
    for (const { listeners, heardAfterMs } of this.#sayings.values()) {
      for (const listener of listeners) {
        const afterMs = heardAfterMs.get(listener);
        if (afterMs === undefined && present.has(listener)) lost += 1;
        longestMs = Math.max(longestMs, afterMs ?? 0);
      }
    }
    return { said: this.#sayings.size, lost, longestMs };
  }

  get isTogether(): boolean {
    const states = this.members.map(({ keys, view, namesAll }) => {
      if (keys === undefined || view === undefined || !namesAll) return undefined;
      const people = view.members.map(({ id }) => id).toSorted();
      return [keys.epoch, toBase64url(keys.authenticator()), ...people].join(' ');
    });
    const [first] = states;
    return (
      first !== undefined &&
      new Set(states).size === 1 &&
      first.split(' ').length === this.members.length + 2
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.members.map((member) => member[Symbol.asyncDispose]()));
    await this.#server[Symbol.asyncDispose]();
  }
}
