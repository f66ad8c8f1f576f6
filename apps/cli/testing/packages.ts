import { hasProgram, type DebianPackage } from '../steps/debian-packages.ts';

/** Debian's packages that the tests need: browsers, coded films, networks, and tools to end and confine. */
export const TEST_PACKAGES: readonly DebianPackage[] = [
  whichHas('chromium', 'chromium'),
  whichHas('firefox-esr', 'firefox-esr'),
  whichHas('ffmpeg', 'ffmpeg'),
  whichHas('iproute2', 'ip'),
  whichHas('nftables', 'nft'),
  whichHas('socat', 'socat'),
  whichHas('tcpdump', 'tcpdump'),
  whichHas('openssl', 'openssl'),
  whichHas('curl', 'curl'),
  whichHas('libnss3-tools', 'certutil'),
  whichHas('util-linux', 'runuser'),
  whichHas('passwd', 'useradd'),
];

function whichHas(name: string, program: string): DebianPackage {
  return { name, isThere: () => hasProgram(program) };
}
