import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, Visitor, type Program, type Statement } from 'oxc-parser';

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  /** Paths of the repository's own files that this one imports, also for types only. */
  readonly imports: readonly string[];
  readonly hasDefaultExport: boolean;
}

/** Package name to folder, for example `@blende/conference` to `products/conference`. */
export type Workspaces = ReadonlyMap<string, string>;

export type Check = (files: readonly SourceFile[]) => string[];

const SKIPPED = new Set(['node_modules', 'dist', 'data', '.git', '.blende']);

/** Every file below the root that belongs to the repository, as paths from the root. */
export function listFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? listFiles(root, path) : [path];
    });
}

export function readWorkspaces(root: string): Workspaces {
  const { workspaces } = readJson(join(root, 'package.json')) as { workspaces: string[] };
  return new Map(
    workspaces.map((folder) => {
      const { name } = readJson(join(root, folder, 'package.json')) as { name: string };
      return [name, folder];
    }),
  );
}

export function readSources(root: string): SourceFile[] {
  const workspaces = readWorkspaces(root);
  return listFiles(root)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8'), workspaces));
}

/** @throws SyntaxError if the parser does not understand the file. */
export function parseSource(path: string, text: string, workspaces: Workspaces): SourceFile {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message ?? 'unreadable'}`);
  const specifiers = [
    ...module.staticImports.map((line) => line.moduleRequest.value),
    ...module.staticExports.flatMap((line) =>
      line.entries.map((entry) => entry.moduleRequest?.value),
    ),
    ...lateSpecifiers(program),
  ];
  const imports = specifiers.map((specifier) => resolve(path, specifier, workspaces));
  return {
    path,
    text,
    program,
    imports: [...new Set(imports.filter((target) => target !== undefined))],
    hasDefaultExport: program.body.some(isDefaultExport),
  };
}

function isDefaultExport(statement: Statement): boolean {
  if (statement.type === 'ExportDefaultDeclaration') return true;
  if (statement.type !== 'ExportNamedDeclaration') return false;
  return statement.specifiers.some(
    ({ exported }) => (exported.type === 'Literal' ? exported.value : exported.name) === 'default',
  );
}

/** `import('…')` as an expression and as a type. */
function lateSpecifiers(program: Program): string[] {
  const found: string[] = [];
  new Visitor({
    ImportExpression(node) {
      if (node.source.type === 'Literal') found.push(String(node.source.value));
    },
    TSImportType(node) {
      found.push(node.source.value);
    },
  }).visit(program);
  return found;
}

function resolve(from: string, specifier: string | undefined, workspaces: Workspaces) {
  if (specifier === undefined) return undefined;
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), withoutQuery(specifier));
  const [scope = '', name = '', ...rest] = withoutQuery(specifier).split('/');
  const folder = workspaces.get(`${scope}/${name}`);
  return folder === undefined ? undefined : posix.join(folder, ...rest);
}

/** Vite's `?url`, `?worker` and the like. */
function withoutQuery(specifier: string): string {
  return specifier.replace(/\?.*$/, '');
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
