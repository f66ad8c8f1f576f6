/** One directive of nginx with the block it opens, if any. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The one whose block it stands in; undefined for the whole configuration alone. */
  readonly parent: Directive | undefined;
  readonly block: readonly Directive[];
}

/** It and everything inside it. */
export function everythingIn(directive: Directive): readonly Directive[] {
  return [directive, ...directive.block.flatMap(everythingIn)];
}

/** The block around it that has this name, itself included. */
export function around(directive: Directive, name: string): Directive | undefined {
  if (directive.name === name) return directive;
  return directive.parent === undefined ? undefined : around(directive.parent, name);
}

/** The whole configuration. */
export function rootOf(directive: Directive): Directive {
  return directive.parent === undefined ? directive : rootOf(directive.parent);
}

/**
 * The directives of this name that are in force where it stands: those of the innermost block that
 * has any, as nginx inherits them.
 */
export function inForce(directive: Directive, name: string): readonly Directive[] {
  const { parent } = directive;
  if (parent === undefined) return [];
  const here = parent.block.filter((sibling) => sibling.name === name);
  return here.length > 0 ? here : inForce(parent, name);
}

/** The first argument of the one in force. */
export function valueInForce(directive: Directive, name: string): string | undefined {
  return inForce(directive, name).at(-1)?.args[0];
}
