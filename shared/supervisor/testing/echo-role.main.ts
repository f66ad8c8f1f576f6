import { createServer } from 'node:http';
import type { EngineState } from '../role-messages.ts';
import { runRole } from '../run-role.ts';

// A role for tests: tells over its socket what it knows, prints what it must not, and reports
// a declared event and an undeclared one.

export interface EchoOptions {
  readonly socket: string;
  /** Printed on stdout and stderr at start. */
  readonly chatter: string;
  readonly failWith?: string;
}

function parseOptions(value: unknown): EchoOptions {
  if (typeof value !== 'object' || value === null || !('socket' in value && 'chatter' in value))
    throw new TypeError('not the options of this role');
  const failWith = 'failWith' in value ? { failWith: String(value.failWith) } : {};
  return { socket: String(value.socket), chatter: String(value.chatter), ...failWith };
}

await runRole({
  parseOptions,
  start: async (options, report) => {
    process.stdout.write(`${options.chatter}\n`);
    process.stderr.write(`${options.chatter}\n`);
    if (options.failWith !== undefined)
      throw Object.assign(new Error(options.chatter), { code: options.failWith });
    report('echo-started', { number: 7 });
    report('echo-secret', { text: options.chatter });
    const engines: EngineState[] = [];
    const server = createServer((_request, response) => {
      const environment = Object.keys(process.env).toSorted();
      response.end(
        JSON.stringify({ pid: process.pid, engines, environment, flags: process.execArgv }),
      );
    });
    const listening = Promise.withResolvers<void>();
    server.listen(options.socket, listening.resolve);
    await listening.promise;
    return {
      engineChanged: (engine) => engines.push(engine),
      stop: async () => {
        process.stdout.write(`{"event":"echo-stopped","fields":{}}\n`);
        server.close();
      },
    };
  },
});
