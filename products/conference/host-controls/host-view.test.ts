import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveValue } from '@blende/shared/ui/live-value.ts';
import type { GroupLink, HearSpoken } from '../group/group-link.ts';
import type { GroupView } from '../group/group-view.ts';
import type { Spoken } from '../group/spoken.ts';
import { StageChoices } from '../layout/web/stage-choices.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { OfferedView } from './view-message.ts';
import { HostView } from './web/host-view.ts';

/** A page on which Anna is host and Ben is not. */
function page() {
  let speak: HearSpoken = () => undefined;
  const said: Spoken[] = [];
  const members = ['anna', 'ben'].map((id) => ({ id, isHost: id === 'anna', isSelf: false }));
  const view = new LiveValue({ members } as unknown as GroupView);
  const link = {
    view,
    say: (message: Spoken) => said.push(message),
    hear: (listener: HearSpoken) => {
      speak = listener;
      return () => undefined;
    },
  } as unknown as GroupLink;
  const choices = new StageChoices();
  const hostView = new HostView(link, choices);
  const offer = (from: string, shown: OfferedView | null): void => {
    speak(from as ParticipantId, { kind: 'host-view', view: shown });
  };
  const shown = () => {
    const { layout, pinned } = choices.view.snapshot();
    return [layout, pinned];
  };
  return { view, said, choices, hostView, offer, shown };
}

test('nothing changes for whoever does not follow', () => {
  const { hostView, offer, shown } = page();
  offer('anna', { layout: 'sidebar', pinned: 'ben' });
  assert.deepEqual(shown(), ['automatic', undefined]);
  assert.equal(hostView.state.snapshot().isOffered, true);
});

test('whoever follows sees what the host sees, until they choose for themselves', () => {
  const { choices, hostView, offer, shown } = page();
  offer('anna', { layout: 'sidebar', pinned: 'ben' });
  hostView.toggleFollowing();
  assert.deepEqual(shown(), ['sidebar', 'ben']);
  offer('anna', { layout: 'grid', pinned: null });
  assert.deepEqual(shown(), ['grid', undefined]);
  choices.chooseLayout('speaker');
  assert.equal(hostView.state.snapshot().isFollowing, false);
  offer('anna', { layout: 'grid', pinned: null });
  assert.deepEqual(shown(), ['speaker', undefined]);
});

test('nobody but a host leads, and a host who is gone leads no more', () => {
  const { view, hostView, offer } = page();
  offer('ben', { layout: 'grid', pinned: null });
  assert.equal(hostView.state.snapshot().isOffered, false);
  offer('anna', { layout: 'grid', pinned: null });
  hostView.toggleFollowing();
  offer('ben', null);
  assert.equal(hostView.state.snapshot().isFollowing, true);
  view.update({ members: [] });
  assert.deepEqual(hostView.state.snapshot(), {
    isOffering: false,
    isOffered: false,
    isFollowing: false,
  });
});

test('whoever offers tells each change once, and its end', () => {
  const { choices, said, hostView } = page();
  choices.chooseLayout('grid');
  assert.deepEqual(said, []);
  hostView.toggleOffer();
  choices.togglePin('ben');
  choices.toggleOwnTile();
  hostView.toggleOffer();
  assert.deepEqual(said, [
    { kind: 'host-view', view: { layout: 'grid', pinned: null } },
    { kind: 'host-view', view: { layout: 'grid', pinned: 'ben' } },
    { kind: 'host-view', view: null },
  ]);
});
