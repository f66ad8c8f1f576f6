import { assertNever } from '../../../shared/basics/assert-never.ts';
import type { DataGroup, DataPlace } from '../../../shared/protocol/data-field.ts';

/** What a register declares, in the words of `foundData`; files and memory are compared elsewhere. */
export function declaredData(register: readonly DataGroup[]): readonly string[] {
  return register
    .flatMap(({ place, fields }) => {
      const name = nameOf(place);
      return name === undefined ? [] : fields.map((field) => `${name}: ${field}`);
    })
    .toSorted();
}

function nameOf(place: DataPlace): string | undefined {
  switch (place.kind) {
    case 'schema':
    case 'interface':
      return `${place.kind} ${place.file}`;
    case 'header':
      return `header ${place.towards}`;
    case 'event':
    case 'browser':
      return place.kind;
    case 'file':
    case 'memory':
      return undefined;
    default:
      return assertNever(place);
  }
}
