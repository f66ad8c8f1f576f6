import type { CoturnSetting } from './coturn-setting.ts';
import type { Surroundings } from './finding.ts';

/** One way in which a configuration of coturn leaves or passes on traces. */
export interface CoturnKind {
  readonly code: string;
  /** What to do, in one sentence. */
  readonly sentence: string;
  /** Settings of these names do it, unless the value makes them harmless. */
  readonly names?: readonly string[];
  readonly harmless?: (value: string, surroundings: Surroundings) => boolean;
  /** Or these are missing, each of which prevents it. */
  readonly missing?: readonly string[];
}

const isNo = (value: string): boolean => /^(0|no|off|false)$/i.test(value);

export const COTURN_KINDS: readonly CoturnKind[] = [
  {
    code: 'relay-log',
    sentence: 'This log names addresses: put "log-file=/dev/null" in its place.',
    names: ['log-file', 'l'],
    harmless: (value) => value === '/dev/null',
  },
  {
    code: 'relay-log-default',
    sentence:
      'Without a word about it, coturn writes a log with addresses: add "log-file=/dev/null".',
    missing: ['log-file', 'l'],
  },
  {
    code: 'relay-log-rolled',
    sentence:
      'coturn adds a date to the name of its log, and writes beside /dev/null: add "simple-log".',
    missing: ['simple-log'],
  },
  {
    code: 'relay-output',
    sentence: 'What coturn prints names addresses: add "no-stdout-log".',
    missing: ['no-stdout-log'],
  },
  {
    code: 'relay-syslog',
    sentence: 'This sends the log to syslog: remove it.',
    names: ['syslog', 'syslog-facility'],
    harmless: isNo,
  },
  {
    code: 'relay-verbose',
    sentence: 'This makes coturn tell about each connection: remove it.',
    names: ['verbose', 'Verbose', 'v', 'V'],
    harmless: isNo,
  },
  {
    code: 'relay-log-binding',
    sentence: 'This makes coturn tell who asked for an address: remove it.',
    names: ['log-binding'],
    harmless: isNo,
  },
  {
    code: 'relay-console',
    sentence: 'The console shows who is connected: add "no-cli".',
    missing: ['no-cli'],
  },
  {
    code: 'relay-console-password',
    sentence: 'A console is meant to be used: remove it, and add "no-cli".',
    names: ['cli-password', 'cli-ip', 'cli-port'],
  },
  {
    code: 'relay-web-admin',
    sentence: 'These pages show who is connected: remove it.',
    names: ['web-admin', 'web-admin-ip', 'web-admin-port', 'web-admin-listen-on-workers'],
    harmless: isNo,
  },
  {
    code: 'relay-figures',
    sentence: 'These figures carry the names of sessions: remove it.',
    names: ['prometheus', 'prometheus-port', 'prometheus-username-labels'],
    harmless: isNo,
  },
  {
    code: 'relay-figures-stored',
    sentence: 'This writes each session into a database: remove it.',
    names: ['redis-statsdb', 'O'],
  },
  {
    code: 'relay-database',
    sentence: 'A database of people is kept elsewhere: use "use-auth-secret" alone.',
    names: [
      'psql-userdb',
      'sql-userdb',
      'mysql-userdb',
      'mongo-userdb',
      'redis-userdb',
      'e',
      'M',
      'N',
    ],
  },
  {
    code: 'relay-file-of-people',
    sentence: 'coturn keeps a file of people here: name one in memory, below /run.',
    names: ['userdb', 'db', 'b'],
    harmless: (value, { inMemory }) => inMemory(value),
  },
  {
    code: 'relay-file-of-people-default',
    sentence:
      'coturn keeps a file of people on disk by itself: add "userdb" with a path below /run.',
    missing: ['userdb', 'db', 'b'],
  },
  {
    code: 'relay-named-people',
    sentence: 'These are names of people: use "use-auth-secret" alone.',
    names: ['user', 'u'],
  },
  {
    code: 'relay-open',
    sentence: 'Anybody may relay anything: remove it, and add "use-auth-secret".',
    names: ['no-auth', 'z'],
    harmless: isNo,
  },
  {
    code: 'relay-loopback',
    sentence: 'Whoever relays reaches services of this machine: remove it.',
    names: ['allow-loopback-peers'],
    harmless: isNo,
  },
  {
    code: 'relay-every-peer',
    sentence:
      'Participants can relay to any machine: deny every address with "denied-peer-ip" and allow the media engine with "allowed-peer-ip".',
    missing: ['denied-peer-ip'],
  },
  {
    code: 'relay-tcp-peers',
    sentence: 'Participants can connect to services by TCP: add "no-tcp-relay".',
    missing: ['no-tcp-relay'],
  },
  {
    code: 'relay-mobility',
    sentence: 'Tickets follow a person from one address to the next: remove it.',
    names: ['mobility'],
    harmless: isNo,
  },
  {
    code: 'relay-of-relays',
    sentence: 'This hands participants on to other servers: remove it.',
    names: [
      'alternate-server',
      'tls-alternate-server',
      'server-relay',
      'aux-server',
      'acme-redirect',
    ],
    harmless: isNo,
  },
  {
    code: 'relay-accounts-elsewhere',
    sentence: 'Another server learns who relays: remove it.',
    names: ['oauth'],
    harmless: isNo,
  },
];

/** Which settings do it; a missing one is told of line 1. */
export function linesOf(
  { names = [], harmless, missing = [] }: CoturnKind,
  settings: readonly CoturnSetting[],
  surroundings: Surroundings,
): readonly number[] {
  const harmful = settings.filter(
    ({ name, value }) => names.includes(name) && harmless?.(value, surroundings) !== true,
  );
  const lacks = missing.length > 0 && !settings.some(({ name }) => missing.includes(name));
  return [...harmful.map(({ line }) => line), ...(lacks ? [1] : [])];
}
