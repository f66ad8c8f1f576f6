import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { OperatorError } from '../operator-error.ts';
import { refused, type FilePath } from './configuration-refused.ts';
import { configurationSchema, type ConfigurationText } from './configuration-schema.ts';

const OTHERS_WRITE = 0o022;
const EMPTY: ConfigurationText = { version: 1 };

/**
 * The file as it was written; a missing one says nothing.
 * @throws OperatorError
 */
export function readConfigurationText(file: string): ConfigurationText {
  const text = readOrNothing(file);
  if (text === undefined) return EMPTY;
  const parsed = configurationSchema.safeParse(asJson(text));
  if (parsed.success) return parsed.data;
  throw shapeRefused(parsed.error.issues[0]);
}

function readOrNothing(file: string): string | undefined {
  try {
    const { mode } = statSync(file);
    if ((mode & OTHERS_WRITE) !== 0)
      throw refused('writable-by-others', [], 'can be written by others: give it the mode 0644');
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    if (hasCode(error, 'ENOENT')) return undefined;
    throw refused('unreadable', [], 'cannot be read: give this user the right to');
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('not-json', [], 'is no JSON: look for a missing comma or quotation mark');
  }
}

function shapeRefused(issue: z.core.$ZodIssue | undefined): OperatorError {
  const path = issue === undefined ? [] : filePath(issue.path);
  if (issue?.code === 'unrecognized_keys')
    return refused(
      'unknown-key',
      [...path, issue.keys[0] ?? ''],
      'is not known here: look for a typing error, or leave it out',
    );
  if (path.at(-1) === 'location')
    return refused('location-missing', path, 'has to say where it stands, such as "Falkenstein"');
  if (path[0] === 'version') return refused('version', path, 'has to be 1');
  return refused('shape', path, 'is missing or not of the kind that the README names');
}

function filePath(path: readonly PropertyKey[]): FilePath {
  return path.map((part) => (typeof part === 'number' ? part : String(part)));
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
