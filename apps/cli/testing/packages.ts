import { hasProgram, type DebianPackage } from '../steps/debian-packages.ts';

/** Debian's packages that the tests need: browsers, coded films, and tools to end and confine. */
export const TEST_PACKAGES: readonly DebianPackage[] = [
  whichHas('chromium', 'chromium'),
  whichHas('firefox-esr', 'firefox-esr'),
  whichHas('ffmpeg', 'ffmpeg'),
  whichHas('iproute2', 'ip'),
  whichHas('util-linux', 'runuser'),
  whichHas('passwd', 'useradd'),
];

function whichHas(name: string, program: string): DebianPackage {
  return { name, isThere: () => hasProgram(program) };
}
