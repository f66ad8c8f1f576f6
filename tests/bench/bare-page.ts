import { clientSource } from './crowd.ts';

/**
 * A page that joins a room of the bare engine with plain livekit-client, options as in ours:
 * camera and microphone are open before the button is pressed.
 */
export function barePage(url: string, token: string): string {
  const client = clientSource();
  return `<!doctype html><html lang="de"><meta charset="utf-8"><title>Bare</title>
<body><script>${client.replaceAll('</script', '<\\/script')}</script><script type="module">
const { Room, RoomEvent, createLocalTracks } = LivekitClient;
LivekitClient.setLogLevel('silent');
const show = (track) => document.body.append(track.attach());
const tracks = await createLocalTracks({ audio: true, video: true });
tracks.filter((track) => track.kind === 'video').forEach(show);
const room = new Room({ adaptiveStream: true, dynacast: true });
room.on(RoomEvent.TrackSubscribed, show);
const button = document.createElement('button');
button.textContent = 'Teilnehmen';
button.addEventListener('click', async () => {
  await room.connect(${JSON.stringify(url)}, ${JSON.stringify(token)});
  for (const track of tracks) await room.localParticipant.publishTrack(track);
});
document.body.append(button);
</script></body></html>`;
}
