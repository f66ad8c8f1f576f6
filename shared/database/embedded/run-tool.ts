import type { ClusterTool } from './cluster-tools.ts';

export interface ToolRun {
  readonly major: number;
  readonly tool: ClusterTool;
  /** The folder of the database as we see it; `args` makes what follows of the path the tool sees. */
  readonly folder: string;
  readonly args: (folder: string) => readonly string[];
  /** What it reads; secrets go this way alone. */
  readonly input: string;
}

export interface ToolResult {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs one of PostgreSQL's programs to its end, as the user that the server has. */
export type RunTool = (run: ToolRun) => Promise<ToolResult>;
