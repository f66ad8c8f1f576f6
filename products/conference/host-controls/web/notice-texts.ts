import { defineTexts } from '@blende/shared/ui/texts.ts';

export const hostNoticeTexts = defineTexts(
  'host-notices',
  {
    mute: 'Die Konferenzleitung hat Ihr Mikrofon ausgeschaltet. Einschalten können nur Sie selbst.',
    'camera-off':
      'Die Konferenzleitung hat Ihre Kamera ausgeschaltet. Einschalten können nur Sie selbst.',
    moved: 'Die Konferenz geht hier unter einem neuen Link weiter. Der bisherige gilt nicht mehr.',
    'made-host': '{{name}} gehört jetzt zur Konferenzleitung.',
    'made-host-self': 'Sie gehören jetzt zur Konferenzleitung.',
    'unmade-host': '{{name}} gehört nicht mehr zur Konferenzleitung.',
    'unmade-host-self': 'Sie gehören nicht mehr zur Konferenzleitung.',
    'share-hosts': 'Den Bildschirm teilt ab jetzt nur die Konferenzleitung.',
    'share-everybody': 'Ab jetzt können alle ihren Bildschirm teilen.',
    'chat-hosts': 'Nachrichten schreibt ab jetzt nur die Konferenzleitung.',
    'chat-everybody': 'Ab jetzt können alle Nachrichten schreiben.',
    'unmute-hosts': 'Wessen Mikrofon aus ist, kann es ab jetzt nicht selbst einschalten.',
    'unmute-everybody': 'Ab jetzt können alle ihr Mikrofon einschalten.',
  },
  {
    mute: 'The host has muted you. Only you yourself can unmute.',
    'camera-off': 'The host has switched your camera off. Only you yourself can switch it on.',
    moved: 'The meeting goes on here under a new link. The old one no longer counts.',
    'made-host': '{{name}} is now a host.',
    'made-host-self': 'You are now a host.',
    'unmade-host': '{{name}} is no longer a host.',
    'unmade-host-self': 'You are no longer a host.',
    'share-hosts': 'From now on only hosts share their screen.',
    'share-everybody': 'From now on everybody can share their screen.',
    'chat-hosts': 'From now on only hosts write messages.',
    'chat-everybody': 'From now on everybody can write messages.',
    'unmute-hosts': 'From now on, whoever is muted cannot unmute.',
    'unmute-everybody': 'From now on everybody can unmute.',
  },
);
