import { readFileSync } from 'node:fs';
import { checkCoturn } from '../check-coturn.ts';
import { checkHaproxy } from '../check-haproxy.ts';
import { checkNginx } from '../check-nginx.ts';
import { coturnSettings } from '../coturn-setting.ts';
import { haproxyLines, HAPROXY_SECTIONS } from '../haproxy-line.ts';
import type { ConfigurationFinding, Surroundings, Unread } from '../finding.ts';
import { inMemory } from './in-memory.ts';
import { readNginx } from './read-nginx.ts';

export interface CheckedConfiguration {
  readonly findings: readonly ConfigurationFinding[];
  /** If there is any, nobody may call the configuration clean. */
  readonly unread: readonly Unread[];
}

const HERE: Surroundings = { inMemory };

/** Checks a configuration of nginx, with its includes, of HAProxy or of coturn. Never throws. */
export function checkConfiguration(
  file: string,
  surroundings: Surroundings = HERE,
): CheckedConfiguration {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { findings: [], unread: [{ code: 'unreadable', file, line: 1 }] };
  }
  if (looksLikeHaproxy(text)) {
    const lines = haproxyLines(text);
    return 'line' in lines
      ? notUnderstood(file, lines.line)
      : { findings: checkHaproxy(lines, file), unread: [] };
  }
  if (looksLikeCoturn(text)) {
    const settings = coturnSettings(text);
    return 'line' in settings
      ? notUnderstood(file, settings.line)
      : { findings: checkCoturn(settings, file, surroundings), unread: [] };
  }
  const { root, unread } = readNginx(file);
  return { findings: checkNginx(root, surroundings), unread };
}

function notUnderstood(file: string, line: number): CheckedConfiguration {
  return { findings: [], unread: [{ code: 'not-understood', file, line }] };
}

/** Its first line opens a section, with at most a name behind it. */
function looksLikeHaproxy(text: string): boolean {
  const first = text.split('\n').find((line) => /^\s*[^\s#.]/.test(line)) ?? '';
  return (
    HAPROXY_SECTIONS.has(first.trim().split(/\s/, 1)[0] ?? '') && !/[;{]\s*(#.*)?$/.test(first)
  );
}

/** nginx ends each directive with a sign; coturn has one setting on each line. */
function looksLikeCoturn(text: string): boolean {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '');
  return lines.length > 0 && !lines.some((line) => /[;{}]$/.test(line));
}
