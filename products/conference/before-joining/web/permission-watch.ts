/** What the browser itself allows; undefined where it does not say. */
export async function permissionOf(
  kind: 'camera' | 'microphone',
): Promise<PermissionStatus | undefined> {
  try {
    return await navigator.permissions.query({ name: kind });
  } catch {
    return undefined;
  }
}

/** Calls back whenever the person allows this kind of device later on. Answers how to stop. */
export function whenAllowed(kind: 'camera' | 'microphone', allowed: () => void): () => void {
  let status: PermissionStatus | undefined;
  let stopped = false;
  const changed = (): void => {
    if (status?.state === 'granted') allowed();
  };
  void permissionOf(kind).then((found) => {
    if (stopped) return;
    status = found;
    status?.addEventListener('change', changed);
  });
  return () => {
    stopped = true;
    status?.removeEventListener('change', changed);
  };
}
