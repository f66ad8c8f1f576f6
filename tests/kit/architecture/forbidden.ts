import { Visitor, type Expression, type VisitorObject } from 'oxc-parser';
import type { Check, SourceFile } from './source.ts';

const FORBIDDEN_FOLDERS = ['utils', 'helpers', 'common', 'core', 'misc', 'services'];
const MAX_LINES = 300;
const DEFAULT_EXPORT_DEMANDED = ['apps/web/vite.config.ts'];
const CONSOLE_ALLOWED = /^(apps\/cli\/|tests\/bench\/|shared\/ui\/console\.ts$)/;
const PEER_CONNECTION_FACTORY = 'products/conference/call/web/engine-globals.ts';

const isProduct = ({ path }: SourceFile): boolean =>
  !path.startsWith('tests/') && !path.endsWith('.test.ts');

export function forbiddenFolders(paths: readonly string[]): string[] {
  return paths
    .filter((path) =>
      path
        .split('/')
        .slice(0, -1)
        .some((name) => FORBIDDEN_FOLDERS.includes(name)),
    )
    .map((path) => `${path}: a folder name that says nothing`);
}

export const longFiles: Check = (files) =>
  files
    .filter(({ text }) => text.trimEnd().split('\n').length > MAX_LINES)
    .map(({ path }) => `${path}: more than ${MAX_LINES} lines`);

export const defaultExports: Check = (files) =>
  files
    .filter(
      ({ path, hasDefaultExport }) => hasDefaultExport && !DEFAULT_EXPORT_DEMANDED.includes(path),
    )
    .map(({ path }) => `${path}: default export`);

export const consoleUse: Check = (files) =>
  files
    .filter((file) => isProduct(file) && !CONSOLE_ALLOWED.test(file.path))
    .flatMap((file) =>
      visitEach(file, 'writes to the console', (hit) => ({
        MemberExpression(node) {
          if (isNamed(node.object, 'console')) hit();
        },
      })),
    );

/** One audited place makes peer connections: a content security policy does not reach WebRTC. */
export const peerConnections: Check = (files) =>
  files
    .filter((file) => isProduct(file) && file.path !== PEER_CONNECTION_FACTORY)
    .flatMap((file) =>
      visitEach(file, 'makes a peer connection', (hit) => ({
        NewExpression(node) {
          if (isNamed(node.callee, 'RTCPeerConnection')) hit();
        },
        ClassDeclaration({ superClass }) {
          if (superClass !== null && isNamed(superClass, 'RTCPeerConnection')) hit();
        },
        ClassExpression({ superClass }) {
          if (superClass !== null && isNamed(superClass, 'RTCPeerConnection')) hit();
        },
      })),
    );

/** A visitor's address and user agent are read in the edge and nowhere else. */
export const visitorTraits: Check = (files) =>
  files
    .filter((file) => isProduct(file) && !file.path.startsWith('shared/edge/'))
    .flatMap((file) =>
      visitEach(file, "reads a visitor's address or user agent", (hit) => ({
        MemberExpression(node) {
          if (node.property.type === 'Identifier' && !node.computed) {
            if (node.property.name === 'remoteAddress') hit();
            if (node.property.name === 'ip' && isRequest(node.object)) hit();
          }
          if (node.computed && isUserAgent(node.property)) hit();
        },
        CallExpression(node) {
          if (node.arguments.some((argument) => isUserAgent(argument))) hit();
        },
      })),
    );

function visitEach(
  file: SourceFile,
  reason: string,
  visitor: (hit: () => void) => VisitorObject,
): string[] {
  let hits = 0;
  new Visitor(visitor(() => (hits += 1))).visit(file.program);
  return hits === 0 ? [] : [`${file.path}: ${reason}`];
}

/** `name` itself or `something.name`. */
function isNamed(node: Expression, name: string): boolean {
  if (node.type === 'Identifier') return node.name === name;
  return node.type === 'MemberExpression' && !node.computed && node.property.name === name;
}

function isRequest(node: Expression): boolean {
  return node.type === 'Identifier' && /^req(uest)?$/i.test(node.name);
}

function isUserAgent(node: { readonly type: string; readonly value?: unknown }): boolean {
  return (
    node.type === 'Literal' && typeof node.value === 'string' && /^user-agent$/i.test(node.value)
  );
}
