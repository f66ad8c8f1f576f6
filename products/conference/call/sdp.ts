/**
 * Header extensions that would tell the server who speaks, packet by packet (RFC 6464, RFC 6465).
 * Voices themselves are unaffected; active speaker is computed in the browsers.
 */
const AUDIO_LEVELS = [
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'urn:ietf:params:rtp-hdrext:csrc-audio-level',
] as const;

/** The session description without audio levels; every other byte stays as it was. */
export function withoutAudioLevels(sdp: string): string {
  return sdp
    .split('\n')
    .filter((line) => !isAudioLevel(line))
    .join('\n');
}

function isAudioLevel(line: string): boolean {
  // a=extmap:<id>[/<direction>] <uri> [<attributes>] (RFC 8285, section 5)
  if (!line.startsWith('a=extmap:')) return false;
  const [, uri = ''] = line.trim().split(' ');
  return AUDIO_LEVELS.some((level) => level === uri);
}
