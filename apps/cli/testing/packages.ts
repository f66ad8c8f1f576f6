import { existsSync } from 'node:fs';
import { hasProgram, type DebianPackage } from '../steps/debian-packages.ts';

/**
 * Debian's packages that the tests need: browsers, coded films, networks, proxies, and tools to end,
 * watch and confine.
 */
export const TEST_PACKAGES: readonly DebianPackage[] = [
  whichHas('chromium', 'chromium'),
  whichHas('firefox-esr', 'firefox-esr'),
  whichHas('ffmpeg', 'ffmpeg'),
  whichHas('iproute2', 'ip'),
  whichHas('nftables', 'nft'),
  whichHas('socat', 'socat'),
  whichHas('tcpdump', 'tcpdump'),
  whichHas('age', 'age'),
  whichHas('openssl', 'openssl'),
  whichHas('curl', 'curl'),
  whichHas('libnss3-tools', 'certutil'),
  whichHas('util-linux', 'runuser'),
  whichHas('passwd', 'useradd'),
  whichHas('strace', 'strace'),
  whichHas('bsdutils', 'logger'),
  whichIs('e2fsprogs', '/usr/sbin/mkfs.ext4'),
  whichHas('systemd', 'systemd-analyze'),
  { ...whichIs('nginx', '/usr/sbin/nginx'), service: 'nginx' },
  whichIs('libnginx-mod-stream', '/usr/lib/nginx/modules/ngx_stream_module.so'),
  { ...whichIs('haproxy', '/usr/sbin/haproxy'), service: 'haproxy' },
  { ...whichIs('coturn', '/usr/bin/turnserver'), service: 'coturn' },
];

function whichHas(name: string, program: string): DebianPackage {
  return { name, isThere: () => hasProgram(program) };
}

/** Not everything is on the search path of an ordinary user. */
function whichIs(name: string, file: string): DebianPackage {
  return { name, isThere: async () => await Promise.resolve(existsSync(file)) };
}
