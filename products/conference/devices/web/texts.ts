import { defineTexts } from '@blende/shared/ui/texts.ts';

export const devicesTexts = defineTexts(
  'devices',
  {
    'microphone-unplugged':
      'Ihr Mikrofon wurde getrennt. Die anderen hören Sie nicht, bis Sie wieder eines einschalten.',
    'camera-unplugged':
      'Ihre Kamera wurde getrennt. Die anderen sehen Sie nicht, bis Sie wieder eine einschalten.',
    'microphone-revoked':
      'Der Browser lässt das Mikrofon nicht mehr zu. Öffnen Sie das Symbol neben der Adresse, erlauben Sie es, und schalten Sie es hier wieder ein.',
    'camera-revoked':
      'Der Browser lässt die Kamera nicht mehr zu. Öffnen Sie das Symbol neben der Adresse, erlauben Sie sie, und schalten Sie sie hier wieder ein.',
    'microphone-taken':
      'Der Browser oder das Betriebssystem hat Ihr Mikrofon geschlossen. Die anderen hören Sie nicht.',
    'camera-taken':
      'Der Browser oder das Betriebssystem hat Ihre Kamera geschlossen. Die anderen sehen Sie nicht.',
    'microphone-paused':
      'Das Betriebssystem hält Ihr Mikrofon an, etwa wegen eines Anrufs. Danach geht es von selbst weiter.',
    'camera-paused':
      'Das Betriebssystem hält Ihre Kamera an, etwa wegen eines Anrufs. Danach geht es von selbst weiter.',
    'microphone-replaced': 'Ihr Mikrofon wurde getrennt. Jetzt hört man Sie über „{{name}}“.',
    'camera-replaced': 'Ihre Kamera wurde getrennt. Jetzt sieht man Sie über „{{name}}“.',
    'microphone-on': 'Mikrofon ein',
    'camera-on': 'Kamera ein',
    offered: '„{{name}}“ ist angeschlossen.',
    use: 'Verwenden',
    dismiss: 'Hinweis schließen',
    turnCamera: 'Kamera wechseln',
    mutedSpeech: 'Ihr Mikrofon ist aus. Die anderen hören Sie nicht.',
    keepsOpen: 'Stummes Mikrofon offen halten',
    keepsOpenHint:
      'So geht der erste Ton nicht verloren, und Blende kann Sie darauf hinweisen, wenn Sie stumm sprechen. Gehört wird das nur in diesem Browser, gesendet wird nichts. Ihr Browser zeigt das Mikrofon solange als verwendet an. Ohne diese Einstellung schließt Blende es beim Stummschalten.',
  },
  {
    'microphone-unplugged':
      'Your microphone was disconnected. The others do not hear you until you turn one on again.',
    'camera-unplugged':
      'Your camera was disconnected. The others do not see you until you turn one on again.',
    'microphone-revoked':
      'The browser no longer allows the microphone. Open the symbol beside the address, allow it, and unmute here.',
    'camera-revoked':
      'The browser no longer allows the camera. Open the symbol beside the address, allow it, and turn it on here.',
    'microphone-taken':
      'The browser or the operating system has closed your microphone. The others do not hear you.',
    'camera-taken':
      'The browser or the operating system has closed your camera. The others do not see you.',
    'microphone-paused':
      'The operating system is holding your microphone, perhaps for a phone call. It goes on by itself afterwards.',
    'camera-paused':
      'The operating system is holding your camera, perhaps for a phone call. It goes on by itself afterwards.',
    'microphone-replaced':
      'Your microphone was disconnected. You are now heard through “{{name}}”.',
    'camera-replaced': 'Your camera was disconnected. You are now seen through “{{name}}”.',
    'microphone-on': 'Unmute microphone',
    'camera-on': 'Camera on',
    offered: '“{{name}}” is connected.',
    use: 'Use it',
    dismiss: 'Close notice',
    turnCamera: 'Switch camera',
    mutedSpeech: 'Your microphone is muted. The others do not hear you.',
    keepsOpen: 'Keep a muted microphone open',
    keepsOpenHint:
      'So the first sound is not lost, and Blende can tell you when you speak while muted. That is heard in this browser only, and nothing is sent. Meanwhile your browser shows the microphone as in use. Without this setting Blende closes it when you mute.',
  },
);
