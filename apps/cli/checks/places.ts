import { existsSync } from 'node:fs';
import type { StartOptions } from '../command-line.ts';
import { openDataFolder } from '../data-folder.ts';
import { OperatorError } from '../operator-error.ts';
import { portProblem, portsOf, whyTaken } from '../ports.ts';
import { fine, note, wrong, type Finding } from './finding.ts';

/** The data folder and the ports of a start with these options. */
export async function checkPlaces(options: StartOptions): Promise<readonly Finding[]> {
  const folder = checkDataFolder(options.dataFolder);
  const running = folder === 'running';
  const ports = portsOf(options).map(async (port): Promise<Finding> => {
    const reason = await whyTaken(port);
    const name = `${port.protocol.toUpperCase()} port ${port.port}`;
    if (reason === undefined) return fine(`${name} is free.`);
    return running
      ? note(`${name} is in use, as it should be if the running Blende has it.`)
      : wrong(portProblem(port, reason).message);
  });
  const first = running ? note(`Blende runs on the data folder ${options.dataFolder}.`) : folder;
  return [first, ...(await Promise.all(ports))];
}

function checkDataFolder(folder: string): Finding | 'running' {
  if (!existsSync(folder))
    return fine(`The data folder ${folder} does not exist yet: the first start makes it.`);
  try {
    openDataFolder(folder)[Symbol.dispose]();
    return fine(`The data folder ${folder} can be written.`);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return error.code === 'already-running' ? 'running' : wrong(error.message);
  }
}
