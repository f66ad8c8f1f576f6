import {
  OperationNodeTransformer,
  PrimitiveValueListNode,
  ValuesNode,
  sql,
  type BinaryOperationNode,
  type InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
} from 'kysely';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';

/**
 * Makes every store forget its tenant, as a mutant of all of them at once: comparisons with
 * `tenant_id` are true, and inserts name another tenant. Counts what it changed.
 */
export class TenantBlind extends OperationNodeTransformer implements KyselyPlugin {
  readonly #foreign: TenantId;
  changed = 0;

  constructor(foreign: TenantId) {
    super();
    this.#foreign = foreign;
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return this.transformNode(node);
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }

  protected override transformBinaryOperation(node: BinaryOperationNode): BinaryOperationNode {
    if (![node.leftOperand, node.rightOperand].some(isTenant))
      return super.transformBinaryOperation(node);
    this.changed += 1;
    const isTrue = sql`true`.toOperationNode();
    return { ...node, leftOperand: isTrue, rightOperand: isTrue };
  }

  protected override transformInsertQuery(node: InsertQueryNode): InsertQueryNode {
    const at = node.columns?.findIndex(({ column }) => column.name === 'tenant_id') ?? -1;
    if (at < 0 || node.values === undefined || !ValuesNode.is(node.values)) return node;
    const rows = node.values.values.map((row) => {
      if (!PrimitiveValueListNode.is(row)) throw new TypeError('a row of plain values');
      this.changed += 1;
      return PrimitiveValueListNode.create(row.values.with(at, this.#foreign));
    });
    return { ...node, values: ValuesNode.create(rows) };
  }
}

function isTenant(node: OperationNode): boolean {
  if (node.kind !== 'ReferenceNode') return false;
  const { column } = node as unknown as { column: { column?: { name?: string } } };
  return column.column?.name === 'tenant_id';
}
