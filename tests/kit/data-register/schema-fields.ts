import type { Node, ObjectExpression, Program } from 'oxc-parser';
import type { SourceFile } from '../architecture/source.ts';

const DISCRIMINATORS: readonly string[] = ['type', 'kind', 'outcome', 'does'];

/**
 * Every field of every object schema (zod) in a file, as `label.field`: the label is the message's
 * discriminator, else the key or name under which the schema stands. Read from the source, so that
 * schemas nobody exports are seen too.
 */
export function schemaFieldsIn({ program }: Pick<SourceFile, 'program'>): readonly string[] {
  const named = constants(program);
  const fields = new Set<string>();
  const visit = (node: Node, label: string): void => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier') {
      if (node.init !== null) visit(node.init, node.id.name);
      return;
    }
    if (node.type === 'Property') {
      visit(node.value, keyOf(node) ?? label);
      return;
    }
    const shape = shapeOf(node);
    if (shape === undefined) {
      for (const child of childrenOf(node)) visit(child, label);
      return;
    }
    const properties = propertiesOf(shape, named);
    const own = discriminatorOf(properties, named) ?? label;
    for (const [key, value] of properties) {
      // A word of the protocol, the same for everybody.
      if (isLiteral(value, named)) continue;
      fields.add(`${own}.${key}`);
      if (value.start >= shape.start && value.end <= shape.end) visit(value, `${own}.${key}`);
    }
  };
  visit(program, '');
  return [...fields].toSorted();
}

type Named = ReadonlyMap<string, Node>;

function constants(program: Program): Named {
  const found = new Map<string, Node>();
  for (const statement of program.body) {
    const declared =
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declared.declarations)
      if (id.type === 'Identifier' && init !== null) found.set(id.name, init);
  }
  return found;
}

/** The object of `z.object({…})`, `z.strictObject({…})` or `z.looseObject({…})`. */
function shapeOf(node: Node): ObjectExpression | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  if (object.type !== 'Identifier' || object.name !== 'z') return undefined;
  if (property.type !== 'Identifier' || !/^(strict|loose)?[oO]bject$/.test(property.name))
    return undefined;
  const [shape] = node.arguments;
  return shape?.type === 'ObjectExpression' ? shape : undefined;
}

function propertiesOf(shape: ObjectExpression, named: Named): readonly (readonly [string, Node])[] {
  return shape.properties.flatMap((property) => {
    if (property.type === 'SpreadElement') {
      const { argument } = property;
      const spread = argument.type === 'Identifier' ? named.get(argument.name) : undefined;
      const object = spread?.type === 'TSAsExpression' ? spread.expression : spread;
      return object?.type === 'ObjectExpression' ? propertiesOf(object, named) : [];
    }
    const key = keyOf(property);
    return key === undefined ? [] : [[key, property.value] as const];
  });
}

/** `z.literal('word')`, here or under a name. */
function isLiteral(value: Node, named: Named): boolean {
  const seen = value.type === 'Identifier' ? named.get(value.name) : value;
  if (seen?.type !== 'CallExpression' || seen.callee.type !== 'MemberExpression') return false;
  const { property } = seen.callee;
  return property.type === 'Identifier' && property.name === 'literal';
}

function discriminatorOf(
  properties: readonly (readonly [string, Node])[],
  named: Named,
): string | undefined {
  const words = properties
    .filter(([key]) => DISCRIMINATORS.includes(key))
    .flatMap(([, value]) => {
      const seen = value.type === 'Identifier' ? named.get(value.name) : value;
      if (seen?.type !== 'CallExpression') return [];
      const [word] = seen.arguments;
      return word?.type === 'Literal' && typeof word.value === 'string' ? [word.value] : [];
    });
  return words.length === 0 ? undefined : words.join('.');
}

function keyOf(node: Node): string | undefined {
  if (node.type !== 'Property') return undefined;
  if (node.key.type === 'Identifier' && !node.computed) return node.key.name;
  return node.key.type === 'Literal' ? String(node.key.value) : undefined;
}

function childrenOf(node: Node): readonly Node[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'parent') return [];
    return (Array.isArray(value) ? value : [value]).filter(isNode);
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
