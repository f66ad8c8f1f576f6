import { Visitor, type CallExpression } from 'oxc-parser';
import type { SourceFile } from './architecture/source.ts';

/** Ids in `proves(claim('…'))` of test files. */
export function claimsProvenIn(files: readonly SourceFile[]): Set<string> {
  const proven = new Set<string>();
  for (const { path, program } of files) {
    if (!path.endsWith('.test.ts')) continue;
    new Visitor({
      CallExpression(node) {
        const inner = node.arguments[0];
        if (!calls(node, 'proves') || inner?.type !== 'CallExpression') return;
        const id = inner.arguments[0];
        if (calls(inner, 'claim') && id?.type === 'Literal') proven.add(String(id.value));
      },
    }).visit(program);
  }
  return proven;
}

function calls(node: CallExpression, name: string): boolean {
  return node.callee.type === 'Identifier' && node.callee.name === name;
}
