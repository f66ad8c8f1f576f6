/** Runs one task after the other, in the order of the calls. A task that fails stops no other. */
export function oneAfterAnother(): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}
