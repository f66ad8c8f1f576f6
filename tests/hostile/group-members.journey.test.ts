import { playAttacks } from '../kit/hostile/play-attacks.ts';
import { Guest } from './group-kit/guest.ts';
import {
  FORGED_MS,
  isWarned,
  namesOn,
  shows,
  SinceThen,
  theyMeet,
  WITHHELD_MS,
} from './group-kit/meeting.ts';

// Who is in the meeting is whom the group let in by its own rules, and everybody sees them.

const COMMIT_RULES = 'shared/e2ee/mls/commit-rules.ts';

const since = new SinceThen();
let listener: Guest | undefined;
let wasRemoved = (): boolean => false;

playAttacks('a server that brings people in and pushes them out', [
  {
    // The key of the wrapping has leaked, and the link's pre-shared key has not.
    name: 'lets somebody into the group who never had the link',
    without: [
      {
        file: COMMIT_RULES,
        from: "if (psk?.psktype !== 'external' || more.length > 0) return 'no-psk';",
        to: "if (psk?.psktype !== 'external') return undefined;",
      },
    ],
    async strike(stage) {
      await theyMeet(stage);
      await Guest.come(stage, { withoutPsk: true });
    },
    isDone: async ({ anna }) => (await namesOn(anna)).length > 1,
    withinMs: 3_000,
    notice: { withinMs: WITHHELD_MS, isShown: async ({ anna }) => await isWarned(anna) },
  },
  {
    name: 'hides a guest who listens',
    without: [
      {
        file: 'products/conference/group/session-view.ts',
        from: 'if (known === undefined) return [];',
        to: 'if (known === undefined || (known.id !== self && !presence.isSeated(known.id))) return [];',
      },
    ],
    async strike(stage) {
      const taps = await theyMeet(stage);
      for (const tap of taps)
        tap.toPage = (message) => (message.type === 'joined' ? undefined : message);
      listener = await Guest.come(stage);
      since.begin();
    },
    isDone: async ({ anna }) => {
      const hears = listener?.heard.some(({ leaf }) => leaf === 0) === true;
      return hears && since.isOver(FORGED_MS) && (await namesOn(anna)).length === 1;
    },
    withinMs: 3_000,
    notice: {
      withinMs: FORGED_MS,
      isShown: async ({ anna }) => (await namesOn(anna)).length === 2,
    },
  },
  {
    name: 'removes somebody by a guest who comes in',
    without: [
      {
        file: COMMIT_RULES,
        from: 'return leaf !== undefined && isSame(member, leaf);',
        to: 'return leaf !== undefined;',
      },
    ],
    async strike(stage) {
      await theyMeet(stage);
      await Guest.come(stage, { removes: [1] });
    },
    isDone: async ({ anna }) => !(await namesOn(anna)).includes('Ben'),
    withinMs: 3_000,
  },
  {
    name: 'removes somebody who is there by a guest who is a member',
    without: [
      {
        file: 'products/conference/group/room-rules.ts',
        from: "return stays ? { code: 'rule:not-gone' } : undefined;",
        to: 'return undefined;',
      },
    ],
    async strike(stage) {
      const [, bens] = await theyMeet(stage);
      const guest = await Guest.come(stage);
      await shows(stage.anna, 2);
      const asked = (): number =>
        bens.said.filter(({ type }) => type === 'ask-to-join-group').length;
      const before = asked();
      wasRemoved = () => asked() > before;
      const { member, link } = guest;
      if (member === undefined) return;
      const { epoch } = member;
      const commit = await link.wire.close('commit', await member.remove([1]));
      const groupInfo = await link.wire.close('group-info', await member.groupInfo());
      guest.send({ type: 'commit', epoch, commit, groupInfo });
    },
    // Whoever was removed, and not by a host, asks to come back, and soon is.
    isDone: async () => wasRemoved(),
    withinMs: 3_000,
  },
]);
