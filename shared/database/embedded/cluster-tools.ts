import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Programs of one major version; a tool of another one does not read this database. */
export type ClusterTool = 'initdb' | 'pg_dump' | 'postgres';

// Debian keeps each major version apart.
const INSTALLED = '/usr/lib/postgresql';
/** What Debian 12 has. */
const USUAL_MAJOR = 15;

export function clusterTool(major: number, tool: ClusterTool): string {
  return join(INSTALLED, String(major), 'bin', tool);
}

export function hasClusterTools(major: number): boolean {
  const tools: readonly ClusterTool[] = ['initdb', 'pg_dump', 'postgres'];
  return tools.every((tool) => existsSync(clusterTool(major, tool)));
}

/** What a new data folder gets for as long as it lives: 15, or what this system has instead. */
export function newClusterMajor(): number {
  if (hasClusterTools(USUAL_MAJOR) || !existsSync(INSTALLED)) return USUAL_MAJOR;
  const newer = readdirSync(INSTALLED)
    .map(Number)
    .filter((major) => major > USUAL_MAJOR && hasClusterTools(major));
  return newer.length === 0 ? USUAL_MAJOR : Math.max(...newer);
}
