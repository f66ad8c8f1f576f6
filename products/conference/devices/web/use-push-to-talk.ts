import { useEffect } from 'react';
import type { DeviceView, LocalMedia } from '../../before-joining/web/local-media.ts';
import { spaceSpeaks, type SpacePress } from '../push-to-talk.ts';

const CONTROL = 'button, a, select, summary, [role], [tabindex]:not([tabindex="-1"])';
const TAKES_KEYS = 'input, textarea, select, dialog *, [role="listbox"] *, [role="menu"] *';

/** The microphone is on for as long as the space bar is held. */
export function usePushToTalk(media: LocalMedia, wanted: boolean): void {
  useEffect(() => (wanted ? watchSpace(media) : undefined), [media, wanted]);
}

function watchSpace(media: LocalMedia): () => void {
  const watching = new AbortController();
  /** What was pressed with mouse or finger last; the keyboard takes it back by moving. */
  let clicked: EventTarget | null = null;
  let speaking = false;

  const release = (): void => {
    if (!speaking) return;
    speaking = false;
    if (media.view.snapshot().microphone.state === 'on') void media.toggle('microphone');
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Tab' || event.key.startsWith('Arrow')) clicked = null;
    if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
    const isNew = !event.repeat && spaceSpeaks(readPress(media, event, clicked));
    if (!isNew && !speaking) return;
    // Neither scrolls the page nor presses the control that was clicked before.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!isNew) return;
    speaking = true;
    void media.toggle('microphone');
  };
  const released = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !speaking) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    release();
  };
  const pointed = (event: PointerEvent): void => {
    clicked = event.target instanceof Element ? event.target.closest(CONTROL) : null;
  };

  // Before the control that has the focus hears of it.
  const early = { capture: true, signal: watching.signal };
  addEventListener('keydown', pressed, early);
  addEventListener('keyup', released, early);
  addEventListener('pointerdown', pointed, early);
  // A key that is let go elsewhere is never heard of here.
  addEventListener('blur', release, { signal: watching.signal });
  document.addEventListener('visibilitychange', release, { signal: watching.signal });
  return () => {
    release();
    watching.abort();
  };
}

function readPress(
  media: LocalMedia,
  event: KeyboardEvent,
  clicked: EventTarget | null,
): SpacePress {
  const target = event.target instanceof Element ? event.target : undefined;
  const control = target?.closest(CONTROL) ?? null;
  return {
    microphone: microphoneState(media.view.snapshot().microphone),
    isTaken: target?.matches(TAKES_KEYS) ?? false,
    focus: control === null ? 'none' : control === clicked ? 'by-pointer' : 'by-keyboard',
  };
}

function microphoneState({ state, track, problem }: DeviceView): SpacePress['microphone'] {
  if (state !== 'off') return state;
  return track?.readyState === 'live' || problem === undefined ? 'muted' : 'never-opened';
}
