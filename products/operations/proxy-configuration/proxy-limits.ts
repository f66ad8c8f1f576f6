/**
 * Per address, in the memory of the proxy alone. One address may stand for a whole company: 100
 * people join in a minute, each with a page, some thirty files and three WebSockets.
 */
export const PROXY_LIMITS = {
  requestsPerSecond: 100,
  requestBurst: 6_000,
  connections: 1_500,
  bodyKilobytes: 64,
  headerKilobytes: 32,
  /** The edge lets a WebSocket be silent for 60 s. */
  silenceSeconds: 75,
} as const;
