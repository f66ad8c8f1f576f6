import { readFileSync } from 'node:fs';

export interface AuditedProcess {
  readonly name: string;
  readonly pid: number;
}

/**
 * The processes that run now, by the supervisor's own list, and the supervisor itself.
 * @throws if the list cannot be read.
 */
export function auditedProcesses(stateFile: string, supervisorPid: number): AuditedProcess[] {
  const state: unknown = JSON.parse(readFileSync(stateFile, 'utf8'));
  const children: readonly unknown[] =
    isRecord(state) && Array.isArray(state['children']) ? state['children'] : [];
  return [
    { name: 'supervisor', pid: supervisorPid },
    ...children.map((child) => {
      if (!isRecord(child) || typeof child['name'] !== 'string' || typeof child['pid'] !== 'number')
        throw new TypeError('not a list of processes');
      return { name: child['name'], pid: child['pid'] };
    }),
  ];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
