/** Runs in the page, before its scripts: as a browser without encoded transforms. */
export function takeTransformsAway(): void {
  Reflect.deleteProperty(globalThis, 'RTCRtpScriptTransform');
}
