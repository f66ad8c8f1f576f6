import { joinGroup } from '@blende/shared/e2ee/mls/join-group.ts';
import type { GroupKeys, OwnIdentity, PendingCommit } from '@blende/shared/e2ee/mls/group-keys.ts';
import { LATE_EPOCHS } from '@blende/shared/e2ee/mls/limits.ts';
import {
  found,
  hex,
  OPEN_RULES,
  person,
  PREFIX,
  PSK,
} from '@blende/shared/e2ee/mls/testing/small-group.ts';
import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { pick } from './mutate.ts';

type Entry =
  | { readonly kind: 'commit'; readonly bytes: Bytes; readonly by: Person }
  | ({ readonly kind: 'message'; readonly bytes: Bytes; readonly by: Person } & Said);

interface Said {
  readonly epoch: number;
  readonly leaf: number;
  readonly text: string;
}

export interface Person {
  readonly own: OwnIdentity;
  readonly keys: GroupKeys;
  readonly joinedAt: number;
  /** Entries of the log that were read. */
  read: number;
}

export function promise(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`promise broken: ${what}`);
}

/**
 * A room channel and everybody behind it: one log in one order, commits taken by compare-and-set,
 * each person reading it at their own pace, messages lost and swapped on the way.
 */
export class GroupWorld {
  readonly log: Entry[] = [];
  readonly people: Person[];
  /** Keys that must be of no use: of people removed without their knowledge, and of lost browsers. */
  readonly ghosts: GroupKeys[] = [];
  #groupInfo: Bytes;
  #epoch = 0;
  #said = 0;
  readonly #told: Person[] = [];
  readonly #random: () => number;

  private constructor(founder: Person, groupInfo: Bytes, random: () => number) {
    this.people = [founder];
    this.#groupInfo = groupInfo;
    this.#random = random;
  }

  static async begin(random: () => number): Promise<GroupWorld> {
    const own = await person('founder');
    const keys = await found(OPEN_RULES, undefined, own);
    const founder = { own, keys, joinedAt: 0, read: 0 };
    return new GroupWorld(founder, await keys.groupInfo(), random);
  }

  /** Prepares to join as the server's GroupInfo stands; `enter` posts it. */
  async knock(own: OwnIdentity): Promise<() => Promise<boolean>> {
    const groupInfo = this.#groupInfo;
    const joining = { own, groupInfo, psk: PSK, rules: OPEN_RULES, groupIdPrefix: PREFIX };
    const joined = await joinGroup(joining);
    promise(joined.outcome === 'joining', `a sound GroupInfo is joined: ${JSON.stringify(joined)}`);
    const { keys, pending } = joined;
    return async () => {
      const person = { own, keys, joinedAt: keys.epoch, read: this.log.length + 1 };
      if (!this.#take(keys.epoch - 1, pending, person)) {
        pending.discard();
        return false;
      }
      const before = this.people.findIndex((each) => each.own === own);
      if (before >= 0) this.ghosts.push(...this.people.splice(before, 1).map((each) => each.keys));
      this.people.push(person);
      return true;
    };
  }

  /** Posts a commit of `by` that removes these; the others hear of it when they read on. */
  post(by: Person, baseEpoch: number, pending: PendingCommit, removed: readonly Person[]): boolean {
    if (!this.#take(baseEpoch, pending, by)) {
      pending.discard();
      return false;
    }
    for (const person of removed) {
      this.people.splice(this.people.indexOf(person), 1);
      // Half of them are told; the server keeps it from the others.
      if (this.#random() < 0.5) this.ghosts.push(person.keys);
      else this.#told.push(person);
    }
    return true;
  }

  #take(baseEpoch: number, pending: PendingCommit, by: Person): boolean {
    if (baseEpoch !== this.#epoch) return false;
    pending.adopt();
    this.log.push({ kind: 'commit', bytes: pending.commit, by });
    this.#epoch += 1;
    this.#groupInfo = pending.groupInfo;
    return true;
  }

  async say(by: Person): Promise<void> {
    this.#said += 1;
    const text = `message ${this.#said}`;
    const { epoch, ownLeaf } = by.keys;
    const bytes = await by.keys.seal(utf8(text));
    this.log.push({ kind: 'message', bytes, by, epoch, leaf: ownLeaf, text });
  }

  /** Reads up to `entries` further; messages may be lost or come in pairs the wrong way round. */
  async readOn(person: Person, entries: number, isPerfect = false): Promise<void> {
    const upTo = Math.min(this.log.length, person.read + entries);
    while (person.read < upTo) {
      const [first, second] = this.log.slice(person.read, person.read + 2);
      const swaps = !isPerfect && first?.kind === 'message' && second?.kind === 'message';
      const read = swaps && this.#random() < 0.3 ? [second, first] : [first];
      for (const entry of read) {
        person.read += 1;
        if (entry === undefined || entry.by === person) continue;
        if (entry.kind === 'commit') await this.#receive(person, entry.bytes);
        else if (isPerfect || this.#random() > 0.1) await this.#hear(person, entry);
      }
    }
  }

  async #readUntilRemoved(person: Person): Promise<void> {
    for (const entry of this.log.slice(person.read)) {
      if (entry.kind === 'message' || entry.by === person) continue;
      const received = await person.keys.receive(entry.bytes);
      if (received.outcome === 'removed') return;
      promise(received.outcome === 'applied', `a commit in order is applied: ${outcome(received)}`);
    }
    promise(false, 'who is removed is told so');
  }

  async #receive(person: Person, commit: Bytes): Promise<void> {
    const received = await person.keys.receive(commit);
    promise(received.outcome === 'applied', `a commit in order is applied: ${outcome(received)}`);
  }

  /** What must open: of this epoch or one of the last before it, by somebody who still sits there. */
  async #hear(person: Person, said: Extract<Entry, { kind: 'message' }>): Promise<void> {
    const { keys, joinedAt } = person;
    const isRecent = said.epoch <= keys.epoch && keys.epoch - said.epoch <= LATE_EPOCHS;
    const sender = keys.members.find(({ leaf }) => leaf === said.leaf);
    const isThere = sender !== undefined && hex(sender.signatureKey) === keyOf(said.by.own);
    const isDue = isRecent && isThere && said.epoch >= joinedAt;
    const opened = await keys.open(said.bytes);
    promise((opened.outcome === 'opened') === isDue, `opens what is due: ${outcome(opened)}`);
    if (opened.outcome !== 'opened') return;
    const isSame = Buffer.from(opened.text).toString() === said.text && opened.leaf === said.leaf;
    promise(isSame, 'a message is what was said, by whom it was said');
  }

  /** Everybody reads to the end, and all is compared. */
  async settle(): Promise<void> {
    for (const person of this.people) await this.readOn(person, this.log.length);
    for (const person of this.#told.splice(0)) await this.#readUntilRemoved(person);
    await assertTogether(this.people);
    for (const person of this.people) await this.say(person);
    for (const person of this.people) await this.readOn(person, this.log.length, true);
    await this.assertGhostsHaveNothing();
    await this.#assertReplaysAreRefused();
  }

  async assertGhostsHaveNothing(): Promise<void> {
    const [somebody] = this.people;
    promise(somebody !== undefined, 'somebody is left');
    const message = await somebody.keys.seal(utf8('not for ghosts'));
    const secrets = await secretsOf(somebody.keys);
    for (const ghost of this.ghosts.slice(-6)) {
      promise((await ghost.open(message)).outcome === 'refused', 'a ghost opens nothing');
      promise(!(await secretsOf(ghost)).some((s) => secrets.includes(s)), 'a ghost has no secret');
      const last = this.log.findLast(({ kind }) => kind === 'commit');
      if (last === undefined) continue;
      const followed = (await ghost.receive(last.bytes)).outcome;
      promise(followed !== 'applied', 'a ghost follows nothing');
      if (followed === 'removed') this.ghosts.splice(this.ghosts.indexOf(ghost), 1);
    }
  }

  async #assertReplaysAreRefused(): Promise<void> {
    const commits = this.log.filter(({ kind }) => kind === 'commit');
    for (const person of [pick(this.#random, this.people), pick(this.#random, this.people)]) {
      const before = hex(person.keys.authenticator());
      const replayed = pick(this.#random, commits).bytes;
      const broken = new Uint8Array(replayed);
      const at = Math.floor(this.#random() * broken.length);
      broken[at] = (broken[at] ?? 0) ^ (1 << Math.floor(this.#random() * 8));
      for (const bytes of [replayed, broken]) {
        const { outcome: given } = await person.keys.receive(bytes);
        promise(given === 'refused', 'a replayed or broken commit is refused');
      }
      promise(hex(person.keys.authenticator()) === before, 'and changes nothing');
    }
  }
}

/** One epoch, one authenticator, one exported secret, one roster: that of the model. */
export async function assertTogether(people: readonly Person[]): Promise<void> {
  const roster = people.map(({ own }) => keyOf(own)).toSorted();
  const seen = new Set<string>();
  for (const { keys } of people) {
    const members = keys.members.map(({ signatureKey }) => hex(signatureKey)).toSorted();
    promise(String(members) === String(roster), 'everybody sees the same members');
    seen.add(`${keys.epoch} ${(await secretsOf(keys)).join(' ')}`);
  }
  promise(seen.size === 1, 'everybody has the same secrets');
}

async function secretsOf(keys: GroupKeys): Promise<readonly string[]> {
  const exported = await keys.exportSecret('SFrame 1.0 Base Key', new Uint8Array(0), 32);
  return [hex(keys.authenticator()), hex(exported.reveal())];
}

function keyOf({ signatureKey }: OwnIdentity): string {
  return hex(signatureKey);
}

function outcome(answer: { readonly outcome: string; readonly code?: string }): string {
  return `${answer.outcome} ${answer.code ?? ''}`;
}
