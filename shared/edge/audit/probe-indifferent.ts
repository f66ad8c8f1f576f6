import { fails, HOLDS, notChecked, type Probe } from '@blende/shared/claims/probe.ts';
import { answerHash, askEdge, type EdgeDoor } from './ask-edge.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** What a request may say of who asks, and what has to make no difference. */
const DISGUISES: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1' },
  { 'user-agent': 'Googlebot/2.1' },
  { 'user-agent': 'curl/8.0' },
  { 'user-agent': 'x'.repeat(2_000) },
  { 'user-agent': "'; DROP TABLE visitors; --" },
  { 'user-agent': '${jndi:ldap://192.0.2.1/x}' },
  { 'x-forwarded-for': '192.0.2.7' },
  { 'x-real-ip': '2001:db8::7' },
  { forwarded: 'for=198.51.100.7;proto=https' },
  { 'true-client-ip': '203.0.113.7' },
  { 'sec-ch-ua': '"Chromium";v="140"', 'sec-ch-ua-platform': '"Windows"' },
  { 'accept-language': 'ja' },
  { dnt: '1', 'sec-gpc': '1' },
  { cookie: 'visitor=7' },
];

/** W3: the same page for every user agent, and for every address that a request claims. */
export function indifferentProbe(door: EdgeDoor, paths: readonly string[]): Probe {
  return {
    claim: 'W3',
    need: 0,
    run: async () => {
      for (const path of paths) {
        const usual = await askEdge(door, path, { 'user-agent': BROWSER });
        if (usual.status !== 200) return notChecked('not-running');
        for (const disguise of DISGUISES)
          if (answerHash(await askEdge(door, path, disguise)) !== answerHash(usual))
            return fails('depends-on-visitor');
      }
      return HOLDS;
    },
  };
}
