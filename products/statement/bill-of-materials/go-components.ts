import type { Component } from './component.ts';

/**
 * Every module that a go.mod file requires. `licences` has a line for each: its name, then its
 * licence; lines that begin with # are passed over.
 */
export function goComponents(goMod: string, licences: string): readonly Component[] {
  const known = new Map(
    licences
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.split(' ', 1)[0] ?? '', line.replace(/^\S+ /, '').trim()]),
  );
  return requiredModules(goMod).map(({ name, version }) => ({
    kind: 'go',
    name,
    version,
    licence: known.get(name),
    use: 'runs',
    source: `https://pkg.go.dev/${name}@${version}`,
  }));
}

function requiredModules(goMod: string): { name: string; version: string }[] {
  const blocks = [...goMod.matchAll(/^require \(\n(.*?)^\)/gms)].map(([, inner = '']) => inner);
  const single = [...goMod.matchAll(/^require (\S+ v\S+)/gm)].map(([, inner = '']) => inner);
  return [...blocks.join('').split('\n'), ...single]
    .map((line) => line.trim().split(' '))
    .flatMap(([name = '', version]) => (version === undefined ? [] : [{ name, version }]));
}
