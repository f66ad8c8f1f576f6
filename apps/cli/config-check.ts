import { describeConfiguration } from './configuration/describe-configuration.ts';
import { configurationFileIn, readConfiguration } from './configuration/read-configuration.ts';
import { parseOperatorOptions } from './operator/operator-options.ts';
import { usageError } from './operator-error.ts';
import { print } from './print.ts';

/** Says what is in force on a data folder. Answers the exit code. @throws OperatorError */
export function check(args: readonly string[]): number {
  const options = parseOperatorOptions(args, []);
  if (options === 'help' || options.words.length > 0)
    throw usageError('too-many-words', 'Say config check with --data DIR, or alone.');
  const lines = describeConfiguration(readConfiguration(options.dataFolder));
  if (options.json) print(JSON.stringify({ configuration: lines }));
  else
    for (const line of [`From ${configurationFileIn(options.dataFolder)}:`, ...lines]) print(line);
  return 0;
}
