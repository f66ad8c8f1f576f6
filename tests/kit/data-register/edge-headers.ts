import type { IncomingHttpHeaders } from 'node:http';
import { Visitor, type TemplateLiteral } from 'oxc-parser';
import { headersForBrowser, headersForUpstream } from '../../../shared/edge/header-rules.ts';
import { sessionForUpstream } from '../../../shared/edge/session-rules.ts';
import { securityHeaders } from '../../../shared/edge/security-headers.ts';
import type { SourceFile } from '../architecture/source.ts';

const HTTPS = {
  origin: 'https://a.example',
  webSocketOrigin: 'wss://a.example',
  host: 'a.example',
};
/** The file that speaks to processes behind the edge by itself; the rest speaks to browsers. */
const TO_SERVER = 'shared/edge/relay-upgrade.ts';

/** Answers to whatever header is asked for, so that every one that would pass does. */
const EVERY_HEADER = new Proxy<IncomingHttpHeaders>(
  {},
  { get: () => 'application/json;, br', has: () => true },
);

/** Headers that processes behind the edge may get. */
export function headersToServer(sources: readonly SourceFile[]): readonly string[] {
  const own = sources.filter(({ path }) => path === TO_SERVER).flatMap(writtenAsObject);
  const known = { cookie: '__Host-a=b', authorization: 'a' };
  return unique([
    ...Object.keys(headersForUpstream(EVERY_HEADER)),
    ...Object.keys(sessionForUpstream(known)),
    ...own,
  ]);
}

/** Headers that browsers may get. */
export function headersToBrowser(sources: readonly SourceFile[]): readonly string[] {
  const edge = sources.filter(({ path }) => isEdge(path));
  return unique([
    ...Object.keys(headersForBrowser(EVERY_HEADER)),
    ...Object.keys(securityHeaders(HTTPS, 'meeting')),
    ...edge.filter(({ path }) => path !== TO_SERVER).flatMap(writtenAsObject),
    ...edge.flatMap(writtenAsLine),
  ]);
}

function isEdge(path: string): boolean {
  return (
    /^shared\/edge\/[^/]+\.ts$/.test(path) &&
    !/(events|claims|data-register|\.test)\.ts$/.test(path)
  );
}

/** Keys of objects that have a header's name among them. */
function writtenAsObject({ program }: SourceFile): readonly string[] {
  const names: string[] = [];
  new Visitor({
    ObjectExpression({ properties }) {
      const keys = properties.flatMap((property) => {
        if (property.type !== 'Property') return [];
        const { key } = property;
        if (key.type === 'Identifier') return [key.name];
        return key.type === 'Literal' && typeof key.value === 'string' ? [key.value] : [];
      });
      if (keys.some((key) => /^[a-z]+(-[a-z]+)+$/.test(key)))
        names.push(...keys.filter((key) => key === key.toLowerCase()));
    },
  }).visit(program);
  return names;
}

/** `name: value`, as a line of an answer that is written by hand. */
function writtenAsLine({ program }: SourceFile): readonly string[] {
  const texts: string[] = [];
  new Visitor({
    Literal({ value }) {
      if (typeof value === 'string') texts.push(value);
    },
    TemplateLiteral({ quasis }: TemplateLiteral) {
      texts.push(quasis.map(({ value }) => value.raw).join('X'));
    },
  }).visit(program);
  return texts
    .flatMap((text) => text.split(/\r\n|\\r\\n/))
    .flatMap((text) => /^([a-z]+(?:-[a-z]+)*): \S/.exec(text)?.[1] ?? []);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
