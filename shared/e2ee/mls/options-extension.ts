import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { Extension } from 'ts-mls/extension.js';
import { MAX_OPTIONS_BYTES } from './limits.ts';
import { OPTIONS_EXTENSION } from './names.ts';
import { owned } from './owned-bytes.ts';

/** The list of extensions of a group context: exactly this one. */
export function extensionsFor(options: Bytes): Extension[] {
  return [{ extensionType: OPTIONS_EXTENSION, extensionData: options }];
}

/** The options in a list of extensions, or undefined if it holds anything else. */
export function optionsIn(extensions: readonly Extension[]): Bytes | undefined {
  const [first, ...others] = extensions;
  if (first?.extensionType !== OPTIONS_EXTENSION || others.length > 0) return undefined;
  return first.extensionData.length > MAX_OPTIONS_BYTES ? undefined : owned(first.extensionData);
}
