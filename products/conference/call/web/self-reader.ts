import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { cleanName } from '../../rooms/participant-name.ts';
import type { GroupLink } from '../../group/group-link.ts';
import type { Seat } from '../../group/web/group-worker-messages.ts';
import type { ScreenShare } from '../../screen-share/web/screen-share.ts';
import type { CallParticipant } from './call-view.ts';
import { ownTrack, type ShownTrack } from './participant-media.ts';

export interface SelfReaderDeps {
  readonly seat: Seat;
  readonly name: string;
  readonly media: LocalMedia;
  readonly group: Pick<GroupLink, 'view'>;
}

/** What one's own tile shows. */
export class SelfReader {
  readonly #deps: SelfReaderDeps;
  readonly #screen: ScreenShare;
  readonly #own = new Map<MediaStreamTrack, ShownTrack>();

  constructor(deps: SelfReaderDeps, screen: ScreenShare) {
    this.#deps = deps;
    this.#screen = screen;
  }

  read(): CallParticipant {
    const { seat, name, media, group } = this.#deps;
    const { camera, microphone } = media.view.snapshot();
    const own = group.view.snapshot().members.find(({ isSelf }) => isSelf);
    const screen = this.#screen.view.snapshot().tracks.find((track) => track.kind === 'video');
    return {
      id: seat.participantId,
      name: cleanName(name),
      // Until the group is reached; from then on the group says who is.
      isHost: own?.isHost ?? seat.isHost,
      isSelf: true,
      microphoneOn: microphone.state === 'on',
      camera: camera.state === 'on' ? this.#shown(camera.track) : undefined,
      screen: this.#shown(screen),
    };
  }

  /** The same object for the same track, so that the picture is not attached anew on each change. */
  #shown(track: MediaStreamTrack | undefined): ShownTrack | undefined {
    if (track === undefined) return undefined;
    const shown = this.#own.get(track) ?? ownTrack(track);
    this.#own.set(track, shown);
    return shown;
  }
}
