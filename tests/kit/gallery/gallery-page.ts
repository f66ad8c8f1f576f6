import '../../../apps/web/fonts.css';
import '../../../shared/ui/tokens.css';
import '../../../shared/ui/base.css';
import '../../../products/conference/call/web/opening.css';
import '../../../products/conference/call/web/call-page.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { LocalMedia } from '../../../products/conference/before-joining/web/local-media.ts';
import type { CallModel } from '../../../products/conference/call/web/call-model.ts';
import type { CallParticipant } from '../../../products/conference/call/web/call-view.ts';
import { CallDialogs } from '../../../products/conference/call/web/CallDialogs.tsx';
import { Controls } from '../../../products/conference/call/web/Controls.tsx';
import type { DialogName } from '../../../products/conference/call/web/dialog-name.ts';
import type { GroupSlices } from '../../../products/conference/call/web/group-slices.ts';
import { ParticipantsPanel } from '../../../products/conference/call/web/ParticipantsPanel.tsx';
import { SidePanel } from '../../../products/conference/call/web/SidePanel.tsx';
import { Stage } from '../../../products/conference/call/web/Stage.tsx';
import type { SideName } from '../../../products/conference/call/web/use-panels.ts';
import type { Protection } from '../../../products/conference/encryption-status/padlock.ts';
import { ProtectionDialog } from '../../../products/conference/encryption-status/web/ProtectionDialog.tsx';
import { ProtectionLine } from '../../../products/conference/encryption-status/web/ProtectionLine.tsx';
import { HostView } from '../../../products/conference/host-controls/web/host-view.ts';
import type { Invitation } from '../../../products/conference/invitation/invitation-link.ts';
import type { LayoutChoice } from '../../../products/conference/layout/effective-layout.ts';
import { StageChoices } from '../../../products/conference/layout/web/stage-choices.ts';
import { ScreenShare } from '../../../products/conference/screen-share/web/screen-share.ts';
import type { ConnectionQuality } from '../../../products/conference/statistics/connection-quality.ts';
import { CodeChangeNotice } from '../../../products/conference/verification/web/CodeChangeNotice.tsx';
import { Secret } from '../../../shared/basics/secret.ts';
import { LiveValue } from '../../../shared/ui/live-value.ts';
import { LiveRegion } from '../../../shared/ui/LiveRegion.tsx';
import { PretendedGroup, pretendedSlices } from './pretended-group.ts';
import { ask, raiseHands, talk } from './pretended-talk.ts';
import { portrait, sharedPage } from './synthetic-pictures.ts';

// The stage and the controls as in a call, with people who are not there. What is shown stands in
// the address: ?tiles=9&screens=1&layout=sidebar&pin=3&speaking=2&page=1, and with a group:
// &group=safe&side=chat&dialog=verification&list=1&twins=1&quiet=1

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
    name: index === 3 && asked.has('twins') ? 'Anna Berger' : (NAMES[index % NAMES.length] ?? ''),
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

const self = participant(0);
const others = Array.from({ length: number('tiles', 4) - 1 }, (_, index) => participant(index + 1));
const choices = new StageChoices();
choices.chooseLayout((asked.get('layout') ?? 'automatic') as LayoutChoice);
if (asked.has('pin')) choices.togglePin(`p${asked.get('pin') ?? ''}`);
choices.goToPage(number('page', 0));
const speaking = asked.has('speaking') ? `p${asked.get('speaking') ?? ''}` : undefined;
const pretended = new PretendedGroup([self, ...others]);
const group = pretendedSlices(pretended, (asked.get('group') ?? 'safe') as Protection);
if (asked.has('group') && !asked.has('quiet')) {
  talk(pretended);
  raiseHands(pretended);
  ask(pretended);
}
if (asked.has('compared')) group.comparison.mark('p1', true);
// Somebody comes after the code was compared.
if (asked.has('changed')) {
  const { members } = pretended.view.snapshot();
  const digits = ['11111', '22222', '33333', '44444', '55555', '66666'];
  setTimeout(() => {
    const late = {
      ...members[1],
      id: 'late',
      name: 'Nora',
      isSelf: false,
    } as (typeof members)[number];
    pretended.view.update({ members: [...members, late], digits, epoch: 5 });
  }, 300);
}
const model = {
  group,
  view: new LiveValue({ connection: 'connected', self, others, soundBlocked: false }),
  speakers: { speaking: new LiveValue(speaking) },
  spoken: { times: new LiveValue(new Map([['p1', 125_000]])) },
  hostView: new HostView(pretended, choices),
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

const side = (asked.get('side') ?? undefined) as SideName | undefined;
const dialogAsked = asked.get('dialog') ?? undefined;
const dialog = (dialogAsked === 'protection' ? undefined : dialogAsked) as DialogName | undefined;
const media = new LocalMedia();
const nothing = (): void => undefined;
const guarded = {
  link: group.link,
  names: group.names,
  protection: group.protection,
  onVerify: nothing,
};
const controls = createElement(Controls, {
  model,
  media,
  listShown: asked.has('list'),
  holdsKey: true,
  side,
  onToggleList: nothing,
  onToggleSide: nothing,
  onDialog: nothing,
  onLeave: nothing,
});
const page = createElement(
  'div',
  { className: 'call', 'data-theme': 'dark' },
  createElement(LiveRegion),
  createElement('header', { className: 'call-top' }, createElement(ProtectionLine, { guarded })),
  createElement('div', { className: 'notices' }, notices(group)),
  createElement(
    'main',
    {
      className: `call-main${asked.has('list') ? ' call-main-list' : ''}${side === undefined ? '' : ' call-main-side'}`,
    },
    createElement('h1', { className: 'visually-hidden' }, 'Bühne'),
    createElement(Stage, { model, invitation }),
    asked.has('list')
      ? createElement(ParticipantsPanel, { model, invitation, onClose: nothing })
      : null,
    createElement(SidePanel, { group, side, onClose: nothing }),
  ),
  createElement('footer', null, controls),
  dialogAsked === 'protection'
    ? createElement(ProtectionDialog, { guarded, onClose: nothing })
    : createElement(CallDialogs, {
        dialog,
        model,
        media,
        invitation,
        moving: { isMoving: false, moveAll: nothing },
        shortcutsWanted: true,
        onShortcutsWanted: nothing,
        onClose: nothing,
      }),
);

function notices(slices: GroupSlices) {
  return createElement(CodeChangeNotice, { comparison: slices.comparison, names: slices.names });
}
const container = document.getElementById('app');
if (container !== null) createRoot(container).render(page);
