import type { GroupMember } from '../group/group-view.ts';
import { nameShape } from './name-shape.ts';

export interface BookedName {
  readonly id: string;
  readonly name: string;
  readonly isSelf: boolean;
  /** From 1 in order of appearance here, if others are or were called so; otherwise undefined. */
  readonly number: number | undefined;
}

/** Everybody who was a member while one was there: what they said keeps their name. */
export type NameBook = ReadonlyMap<string, BookedName>;

/** Names that are the same, or look the same, are numbered, so that nobody can pass for another. */
export function bookNames(book: NameBook, members: readonly GroupMember[]): NameBook {
  const known = new Map<string, Omit<BookedName, 'number'>>(book);
  for (const { id, name, isSelf } of members) known.set(id, { id, name, isSelf });
  const shapes = new Map<string, string[]>();
  for (const { id, name } of known.values()) {
    const shape = nameShape(name);
    shapes.set(shape, [...(shapes.get(shape) ?? []), id]);
  }
  return new Map(
    Array.from(known.values(), ({ id, name, isSelf }) => {
      const same = shapes.get(nameShape(name)) ?? [];
      const number = same.length > 1 ? same.indexOf(id) + 1 : undefined;
      return [id, { id, name, isSelf, number }];
    }),
  );
}
