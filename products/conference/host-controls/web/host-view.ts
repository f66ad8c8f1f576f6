import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { newcomers } from '../../group/newcomers.ts';
import type { StageChoices } from '../../layout/web/stage-choices.ts';
import type { ParticipantId } from '../../rooms/participant-id.ts';
import { isHost } from '../rights.ts';
import type { OfferedView } from '../view-message.ts';

export interface HostViewState {
  /** Others may see what this person sees. */
  readonly isOffering: boolean;
  /** A host offers theirs. */
  readonly isOffered: boolean;
  readonly isFollowing: boolean;
}

/** Seeing what a host sees: offered by a host, followed by whoever wants to. */
export class HostView implements Disposable {
  readonly #link: GroupLink;
  readonly #choices: StageChoices;
  readonly #state = new LiveValue<HostViewState>({
    isOffering: false,
    isOffered: false,
    isFollowing: false,
  });
  readonly #stops: readonly (() => void)[];
  #offered: { readonly by: ParticipantId; readonly view: OfferedView } | undefined;
  #told = '';

  constructor(link: GroupLink, choices: StageChoices) {
    this.#link = link;
    this.#choices = choices;
    let before = link.view.snapshot();
    this.#stops = [
      link.hear((from, message) => {
        if (message.kind === 'host-view') this.#hear(from, message.view);
      }),
      link.view.subscribe(() => {
        const after = link.view.snapshot();
        if (this.#state.snapshot().isOffering)
          for (const { id } of newcomers(before, after)) this.#say(id);
        before = after;
        this.#checkHost();
      }),
      choices.view.subscribe(this.#chosen),
    ];
  }

  get state(): ReadableValue<HostViewState> {
    return this.#state;
  }

  readonly toggleOffer = (): void => {
    const isOffering = !this.#state.snapshot().isOffering;
    this.#state.update({ isOffering });
    this.#told = this.#shown();
    if (isOffering) this.#say();
    else this.#link.say({ kind: 'host-view', view: null });
  };

  readonly toggleFollowing = (): void => {
    this.#state.update({ isFollowing: !this.#state.snapshot().isFollowing });
    this.#follow();
  };

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
  }

  #hear(from: ParticipantId, view: OfferedView | null): void {
    if (!isHost(from, this.#link.view.snapshot())) return;
    if (view === null && this.#offered?.by !== from) return;
    this.#offered = view === null ? undefined : { by: from, view };
    this.#show();
    this.#follow();
  }

  /** Whoever is gone, or no longer host, leads nobody. */
  #checkHost(): void {
    const group = this.#link.view.snapshot();
    if (this.#offered !== undefined && !isHost(this.#offered.by, group)) {
      this.#offered = undefined;
      this.#show();
    }
  }

  #show(): void {
    const isOffered = this.#offered !== undefined;
    const { isFollowing } = this.#state.snapshot();
    this.#state.update({ isOffered, isFollowing: isFollowing && isOffered });
  }

  #follow(): void {
    if (this.#offered === undefined || !this.#state.snapshot().isFollowing) return;
    const { layout, pinned } = this.#offered.view;
    this.#told = JSON.stringify([layout, pinned]);
    this.#choices.showAs(layout, pinned ?? undefined);
  }

  /** An own choice ends following; while offering, everybody learns of it. */
  readonly #chosen = (): void => {
    const shown = this.#shown();
    if (shown === this.#told) return;
    this.#told = shown;
    const { isOffering, isFollowing } = this.#state.snapshot();
    if (isFollowing) this.#state.update({ isFollowing: false });
    if (isOffering) this.#say();
  };

  #shown(): string {
    const { layout, pinned } = this.#choices.view.snapshot();
    return JSON.stringify([layout, pinned ?? null]);
  }

  #say(to?: ParticipantId): void {
    const { layout, pinned } = this.#choices.view.snapshot();
    this.#link.say({ kind: 'host-view', view: { layout, pinned: pinned ?? null } }, to);
  }
}
