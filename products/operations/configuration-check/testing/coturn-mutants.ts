import { replace, type Mutant } from './nginx-mutants.ts';

const added = (code: string, line: string): Mutant => ({
  code,
  what: line,
  mutate: (text) => `${text}${line}\n`,
});
const without = (code: string, line: string): Mutant => ({
  code,
  what: `no ${line}`,
  mutate: replace(`${line}\n`, ''),
});

export const coturnMutants: readonly Mutant[] = [
  added('relay-log', 'log-file=/var/log/turnserver.log'),
  added('relay-log', 'log-file = stdout'),
  without('relay-log-default', 'log-file=/dev/null'),
  without('relay-log-rolled', 'simple-log'),
  without('relay-output', 'no-stdout-log'),
  added('relay-syslog', 'syslog'),
  added('relay-verbose', 'verbose'),
  added('relay-verbose', 'Verbose'),
  added('relay-log-binding', 'log-binding'),
  without('relay-console', 'no-cli'),
  added('relay-console-password', 'cli-password=secret'),
  added('relay-web-admin', 'web-admin'),
  added('relay-figures', 'prometheus'),
  added('relay-figures-stored', 'redis-statsdb="ip=127.0.0.1 dbname=0"'),
  added('relay-database', 'psql-userdb="host=db dbname=coturn"'),
  added('relay-database', 'mysql-userdb="host=db dbname=coturn"'),
  added('relay-database', 'redis-userdb="ip=127.0.0.1 dbname=0"'),
  added('relay-file-of-people', 'userdb=/var/lib/turn/turndb'),
  without('relay-file-of-people-default', 'userdb=/run/blende-coturn/empty.sqlite'),
  added('relay-named-people', 'user=anna:password'),
  added('relay-open', 'no-auth'),
  added('relay-loopback', 'allow-loopback-peers'),
  {
    code: 'relay-every-peer',
    what: 'no peer denied',
    mutate: (text) => text.replaceAll(/denied-peer-ip=.*\n/g, ''),
  },
  without('relay-tcp-peers', 'no-tcp-relay'),
  added('relay-mobility', 'mobility'),
  added('relay-of-relays', 'alternate-server=192.0.2.9:3478'),
  added('relay-accounts-elsewhere', 'oauth'),
];
