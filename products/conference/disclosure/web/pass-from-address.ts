/** Takes the pass out of the address, so that it is not copied along with it. Once per page load. */
export function passFromAddress(): string | undefined {
  const pass = location.hash.slice(1);
  if (pass === '') return undefined;
  history.replaceState(null, '', location.pathname);
  return /^[A-Za-z0-9_-]{1,128}$/.test(pass) ? pass : undefined;
}
