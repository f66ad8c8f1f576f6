import '../../../apps/web/fonts.css';
import '../../../shared/ui/tokens.css';
import '../../../shared/ui/base.css';
import '../../../products/conference/call/web/call-page.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { LocalMedia } from '../../../products/conference/before-joining/web/local-media.ts';
import type { CallModel } from '../../../products/conference/call/web/call-model.ts';
import type { CallParticipant } from '../../../products/conference/call/web/call-view.ts';
import { Controls } from '../../../products/conference/call/web/Controls.tsx';
import { Stage } from '../../../products/conference/call/web/Stage.tsx';
import { ProtectionLine } from '../../../products/conference/encryption-status/web/ProtectionLine.tsx';
import type { Invitation } from '../../../products/conference/invitation/invitation-link.ts';
import type { LayoutChoice } from '../../../products/conference/layout/effective-layout.ts';
import { StageChoices } from '../../../products/conference/layout/web/stage-choices.ts';
import { ScreenShare } from '../../../products/conference/screen-share/web/screen-share.ts';
import type { ConnectionQuality } from '../../../products/conference/statistics/connection-quality.ts';
import { Secret } from '../../../shared/basics/secret.ts';
import { LiveValue } from '../../../shared/ui/live-value.ts';
import { LiveRegion } from '../../../shared/ui/LiveRegion.tsx';
import { portrait, sharedPage } from './synthetic-pictures.ts';

// The stage and the controls as in a call, with people who are not there. What is shown stands in
// the address: ?tiles=9&screens=1&layout=sidebar&pin=3&speaking=2&page=1

const asked = new URLSearchParams(location.search);
const number = (name: string, otherwise: number): number => Number(asked.get(name) ?? otherwise);

const NAMES = [
  'Anna Berger',
  'Bartholomäus von und zu Hohenstein-Wittelsbach',
  'Carla Díaz',
  'Deniz',
  '李小龍',
  'Eva-Maria Schultze',
  'Fatima al-Zahra',
  'Georg',
  'Hanna Ó Briain',
  '',
];

function participant(index: number): CallParticipant {
  const cameraOn = index % 7 !== 4;
  return {
    id: `p${String(index)}`,
    name: NAMES[index % NAMES.length] ?? '',
    isHost: index === 0,
    isSelf: index === 0,
    microphoneOn: index % 3 !== 1,
    camera: cameraOn ? portrait(index) : undefined,
    screen: index > 0 && index <= number('screens', 0) ? sharedPage() : undefined,
  };
}

/** ?weak=2: whose connection is weak; ?weak=0 is the own one. */
function qualities(): ReadonlyMap<string, ConnectionQuality> {
  const weak = `p${asked.get('weak') ?? ''}`;
  return new Map([[weak, { grade: 'poor', reason: weak === 'p0' ? 'loss' : 'weak' }]]);
}

const [self, ...others] = Array.from({ length: number('tiles', 4) }, (_, index) =>
  participant(index),
);
const choices = new StageChoices();
choices.chooseLayout((asked.get('layout') ?? 'automatic') as LayoutChoice);
if (asked.has('pin')) choices.togglePin(`p${asked.get('pin') ?? ''}`);
choices.goToPage(number('page', 0));
const speaking = asked.has('speaking') ? `p${asked.get('speaking') ?? ''}` : undefined;
const model = {
  view: new LiveValue({ connection: 'connected', self, others, soundBlocked: false }),
  speakers: { speaking: new LiveValue(speaking) },
  screen: new ScreenShare(),
  choices,
  connection: { quality: new LiveValue(qualities()) },
  saver: { mode: new LiveValue(asked.get('saving') ?? 'automatic'), choose: () => undefined },
} as unknown as CallModel;

/** Leads nowhere. */
const invitation = {
  roomId: 'gallery',
  linkSecret: new Secret(new Uint8Array(32)),
  display: {},
} as unknown as Invitation;

const controls = createElement(Controls, {
  model,
  media: new LocalMedia(),
  listShown: false,
  onToggleList: () => undefined,
  onDialog: () => undefined,
  onLeave: () => undefined,
});
const page = createElement(
  'div',
  { className: 'call', 'data-theme': 'dark' },
  createElement(LiveRegion),
  createElement('header', { className: 'call-top' }, createElement(ProtectionLine)),
  createElement('div'),
  createElement(
    'main',
    { className: 'call-main' },
    createElement('h1', { className: 'visually-hidden' }, 'Bühne'),
    createElement(Stage, { model, invitation }),
  ),
  createElement('footer', null, controls),
);
const container = document.getElementById('app');
if (container !== null) createRoot(container).render(page);
