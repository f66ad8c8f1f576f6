/** How long something has been away, 0 while it is here. */
export class AwayTime {
  #sinceMs: number | undefined;

  ms(isHere: boolean): number {
    const nowMs = performance.now();
    this.#sinceMs = isHere ? undefined : (this.#sinceMs ?? nowMs);
    return nowMs - (this.#sinceMs ?? nowMs);
  }
}
