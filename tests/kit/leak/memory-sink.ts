import { readFileSync } from 'node:fs';
import { commandLineOf, type Instance } from '../instance.ts';
import { readMemory } from '../process-memory.ts';
import type { Sink } from './sink.ts';

/** Writable memory, environment and command line of every process of the product, as it lives. */
export function memorySink(instance: Instance): Sink {
  return {
    name: 'memory',
    searchedBy: (scanner) => {
      for (const [name, pid] of processesOf(instance)) {
        readMemory(pid, scanner.overlap, (part) => scanner.scan('memory', name, part));
        for (const file of ['environ', 'cmdline'])
          scanner.scan('memory', `${name}, ${file}`, readFileSync(`/proc/${pid}/${file}`));
      }
    },
  };
}

/** By role: `supervisor`, `engine`, and the names of the mains. */
export function processesOf(instance: Instance): ReadonlyMap<string, number> {
  const children = instance.pids().map((pid) => [roleOf(commandLineOf(pid)), pid] as const);
  return new Map([['supervisor', instance.supervisorPid], ...children]);
}

function roleOf(commandLine: string): string {
  if (commandLine.includes('livekit-server')) return 'engine';
  return /([a-z-]+)\.main\.ts/.exec(commandLine)?.[1] ?? commandLine.replaceAll('\0', ' ');
}
