/** Prints one line on the operator's terminal. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints one line on stderr. */
export function printProblem(line: string): void {
  process.stderr.write(`${line}\n`);
}
