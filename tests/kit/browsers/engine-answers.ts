import type { ChromiumParticipant } from './chromium.ts';

/**
 * Statuses with which the server answers whoever connects to the media engine, WebSocket and HTTP,
 * from now on.
 */
export async function engineAnswers(participant: ChromiumParticipant): Promise<readonly number[]> {
  const statuses: number[] = [];
  const engineSockets = new Set<string>();
  const devTools = await participant.devTools();
  devTools.on('Network.webSocketCreated', ({ requestId, url }) => {
    if (new URL(url).pathname.startsWith('/engine/')) engineSockets.add(requestId);
  });
  devTools.on('Network.webSocketHandshakeResponseReceived', ({ requestId, response }) => {
    if (engineSockets.has(requestId)) statuses.push(response.status);
  });
  // Chromium tells of a refused handshake as an error with the status in its text.
  devTools.on('Network.webSocketFrameError', ({ requestId, errorMessage }) => {
    const status = /response code: (\d+)/.exec(errorMessage)?.[1];
    if (engineSockets.has(requestId) && status !== undefined) statuses.push(Number(status));
  });
  await devTools.send('Network.enable');
  participant.page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/engine/')) statuses.push(response.status());
  });
  return statuses;
}
