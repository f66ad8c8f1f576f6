import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Programs of one major version; a tool of another one does not read this database. */
export type ClusterTool = 'initdb' | 'pg_dump' | 'postgres';

// Debian keeps each major version apart.
const INSTALLED = '/usr/lib/postgresql';

export function clusterTool(major: number, tool: ClusterTool): string {
  return join(INSTALLED, String(major), 'bin', tool);
}

export function hasClusterTools(major: number): boolean {
  const tools: readonly ClusterTool[] = ['initdb', 'pg_dump', 'postgres'];
  return tools.every((tool) => existsSync(clusterTool(major, tool)));
}
