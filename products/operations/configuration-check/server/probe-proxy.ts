import {
  fails,
  HOLDS,
  notChecked,
  type Probe,
  type ProbeOutcome,
} from '@blende/shared/claims/probe.ts';
import { checkConfiguration } from './check-configuration.ts';

/**
 * W6: no line of the settings of a web server in front writes or passes on traces. `files` are those
 * that the operator named; undefined if nothing is in front.
 */
export function proxyProbe(files: readonly string[] | undefined): Probe {
  return {
    claim: 'W6',
    need: 0,
    run: async () => await Promise.resolve(judge(files)),
  };
}

function judge(files: readonly string[] | undefined): ProbeOutcome {
  if (files === undefined) return HOLDS;
  if (files.length === 0) return notChecked('proxy-not-named');
  const checked = files.map((file) => checkConfiguration(file));
  if (checked.some(({ findings }) => findings.length > 0)) return fails('proxy-traces');
  return checked.some(({ unread }) => unread.length > 0) ? notChecked('proxy-unread') : HOLDS;
}
