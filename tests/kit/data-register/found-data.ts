import { Visitor } from 'oxc-parser';
import { supervisorEvents } from '../../../shared/supervisor/events.ts';
import { roleEvents } from '../../../apps/cli/all-events.ts';
import { SENT_HEADERS } from '../../../products/conference/disclosure/sent-headers.ts';
import type { EventCatalogue } from '../../../shared/basics/event-catalogue.ts';
import type { SourceFile } from '../architecture/source.ts';
import { headersToBrowser, headersToServer } from './edge-headers.ts';
import { schemaFieldsIn } from './schema-fields.ts';

/** Interfaces that hold what an operator or a browser's storage gets; the schemas do not show them. */
const INTERFACES: Readonly<Record<string, readonly string[]>> = {
  'products/conference/operator/operator-questions.ts': ['RoomCounts'],
  'products/conference/health/server/health.ts': ['HealthAnswer'],
  'products/conference/remembered/remembered.ts': ['Remembered'],
};

/** Everything of a kind that the code has, one text each: `kind place: field`. */
export function foundData(
  sources: readonly SourceFile[],
  events: EventCatalogue = { ...roleEvents, ...supervisorEvents },
): readonly string[] {
  const product = sources.filter(
    ({ path }) => /^(products|shared)\//.test(path) && !/\.test\.ts$|\/testing\//.test(path),
  );
  return [
    ...product.flatMap((file) =>
      schemaFieldsIn(file).map((field) => `schema ${file.path}: ${field}`),
    ),
    ...product.flatMap((file) => interfaceFields(file, INTERFACES[file.path] ?? [])),
    ...eventFields(events).map((field) => `event: ${field}`),
    ...SENT_HEADERS.map(({ name }) => `header edge: ${name}`),
    ...headersToServer(sources).map((name) => `header server: ${name}`),
    ...headersToBrowser(sources).map((name) => `header browser: ${name}`),
    ...product.flatMap((file) => storageKeys(file).map((key) => `browser: ${key}`)),
  ].toSorted();
}

function eventFields(catalogue: EventCatalogue): readonly string[] {
  return Object.entries(catalogue).flatMap(([name, fields]) => {
    const keys = Object.keys(fields);
    return keys.length === 0 ? [name] : keys.map((key) => `${name}.${key}`);
  });
}

function interfaceFields({ path, program }: SourceFile, names: readonly string[]): string[] {
  const found: string[] = [];
  new Visitor({
    TSInterfaceDeclaration({ id, body }) {
      if (!names.includes(id.name)) return;
      for (const member of body.body)
        if (member.type === 'TSPropertySignature' && member.key.type === 'Identifier')
          found.push(`interface ${path}: ${id.name}.${member.key.name}`);
    },
  }).visit(program);
  return found;
}

/** First arguments of `localStorage.setItem` and its like; whatever else keeps something, by name. */
function storageKeys({ program }: SourceFile): string[] {
  const constants = new Map<string, string>();
  const keys: string[] = [];
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type === 'Identifier' && init?.type === 'Literal' && typeof init.value === 'string')
        constants.set(id.name, init.value);
    },
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return;
      const { name } = callee.object;
      if (name === 'indexedDB' || name === 'caches') keys.push(name);
      if (name !== 'localStorage' && name !== 'sessionStorage') return;
      if (callee.property.type !== 'Identifier' || callee.property.name !== 'setItem') return;
      if (first?.type === 'Literal') keys.push(String(first.value));
      if (first?.type === 'Identifier') keys.push(constants.get(first.name) ?? first.name);
    },
    MemberExpression({ object, property }) {
      if (object.type !== 'Identifier' || property.type !== 'Identifier') return;
      if (object.name === 'document' && property.name === 'cookie') keys.push('document.cookie');
    },
  }).visit(program);
  return keys;
}
