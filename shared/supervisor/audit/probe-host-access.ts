import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fails, HOLDS, notChecked, type Probe } from '@blende/shared/claims/probe.ts';
import { look } from './look.ts';

export interface HostAccessSurroundings {
  /** Where this machine's own files lie. */
  readonly root?: string;
}

// Names as /proc/PID/comm shows them, at most 15 characters.
const AGENTS = [
  'qemu-ga',
  'vmtoolsd',
  'google_guest_ag',
  'google_osconfig',
  'amazon-ssm-agen',
  'ssm-agent-worke',
  'waagent',
  'python3-waagent',
  'hv_kvp_daemon',
  'hv_fcopy_daemon',
  'xe-daemon',
  'xe-linux-distri',
  'prl_tools_serv',
  'droplet-agent',
  'do-agent',
  'cloudbase-init',
  'aliyun-service',
  'oracle-cloud-ag',
] as const;

const PROVIDER_KEY =
  /\b(?:netcup|hetzner|ovh|ionos|strato|google|amazonaws|digitalocean|linode|vultr|scaleway|azure|rescue|provider)/i;

/** W25: no program runs through which whoever owns the host can give orders inside. */
export function guestAgentProbe({ root = '/' }: HostAccessSurroundings): Probe {
  return {
    claim: 'W25',
    need: 0,
    run: () =>
      look(() => {
        const agent = processNames(root).find((name) => AGENTS.some((known) => known === name));
        return agent === undefined ? HOLDS : fails('guest-agent');
      }),
  };
}

/** W25: no key in root's list names a provider, and nobody can sign in at the serial console. */
export function providerKeysProbe({ root = '/' }: HostAccessSurroundings): Probe {
  return {
    claim: 'W25',
    need: 1,
    run: () =>
      look(() => {
        // Where even the usual files are missing, somebody hides the folder from us.
        if (readdirSync(join(root, 'root')).length === 0) return notChecked('no-access');
        if (authorizedKeys(root).some((line) => PROVIDER_KEY.test(commentOf(line))))
          return fails('provider-key');
        return hasSerialConsole(root) ? fails('serial-console') : HOLDS;
      }),
  };
}

function processNames(root: string): readonly string[] {
  const proc = join(root, 'proc');
  const pids = readdirSync(proc).filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    const file = join(proc, pid, 'comm');
    return existsSync(file) ? [readFileSync(file, 'utf8').trim()] : [];
  });
}

/** Throws if root's folder is there and cannot be read: then nothing is known. */
function authorizedKeys(root: string): readonly string[] {
  const home = join(root, 'root');
  if (!readdirSync(home).includes('.ssh')) return [];
  const folder = join(home, '.ssh');
  return readdirSync(folder)
    .filter((name) => name === 'authorized_keys' || name === 'authorized_keys2')
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => !/^\s*(?:#|$)/.test(line));
}

/** What follows the key itself: sshd(8), AUTHORIZED_KEYS FILE FORMAT. */
function commentOf(line: string): string {
  return /(?:^|\s)AAAA[0-9A-Za-z+/=]+\s+(.*)$/.exec(line)?.[1] ?? line;
}

function hasSerialConsole(root: string): boolean {
  const folders = [
    'etc/systemd/system/getty.target.wants',
    'run/systemd/generator/getty.target.wants',
  ];
  return folders
    .map((folder) => join(root, folder))
    .some(
      (folder) =>
        existsSync(folder) &&
        readdirSync(folder).some((name) => /^serial-getty@ttyS\d+\.service$/.test(name)),
    );
}
