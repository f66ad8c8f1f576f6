import { defineTexts } from '@blende/shared/ui/texts.ts';

export const beforeJoiningTexts = defineTexts(
  'before-joining',
  {
    title: 'Teilnehmen – Blende',
    heading: 'Bereit zur Konferenz?',
    headingHost: 'Ihre Konferenz ist bereit',
    ownPicture: 'Ihr eigenes Bild',
    cameraOffHint: 'Ihre Kamera ist aus. Sie können auch so teilnehmen.',
    asking:
      'Ihr Browser fragt, ob Blende Kamera und Mikrofon verwenden darf: meist oben, neben der Adresse.',
    microphone: 'Mikrofon',
    microphoneOff: 'Mikrofon aus',
    microphoneOn: 'Mikrofon ein',
    camera: 'Kamera',
    cameraOff: 'Kamera aus',
    cameraOn: 'Kamera ein',
    settings: 'Einstellungen',
    speaker: 'Lautsprecher',
    name: 'Name (freiwillig)',
    nameHint: 'Sehen nur die anderen in der Konferenz. Der Server kann ihn nicht lesen.',
    join: 'Teilnehmen',
    devices: 'Kamera, Mikrofon und Lautsprecher',
    devicesUnknown:
      'Die Auswahl erscheint, sobald der Browser Kamera oder Mikrofon freigegeben hat.',
    testSound: 'Testton abspielen',
    stopTestSound: 'Testton beenden',
    'camera-blocked':
      'Das Betriebssystem lässt den Browser nicht an die Kamera. Erlauben Sie es in dessen Einstellungen zum Datenschutz.',
    'microphone-blocked':
      'Das Betriebssystem lässt den Browser nicht an das Mikrofon. Erlauben Sie es in dessen Einstellungen zum Datenschutz.',
    'camera-denied':
      'Der Browser lässt die Kamera nicht zu. Öffnen Sie das Symbol neben der Adresse, erlauben Sie die Kamera und laden Sie die Seite neu.',
    'camera-missing':
      'Es ist keine Kamera angeschlossen. Statt eines Bildes sehen die anderen Ihren Namen, wenn Sie einen angeben.',
    'camera-busy':
      'Ein anderes Programm verwendet die Kamera. Schließen Sie es, und schalten Sie die Kamera hier wieder ein.',
    'camera-insecure':
      'Kamera und Mikrofon gibt es nur auf Seiten mit gesicherter Verbindung. Öffnen Sie den Link mit https://.',
    'camera-failed':
      'Die Kamera ließ sich nicht öffnen. Stecken Sie sie neu an, oder wählen Sie eine andere.',
    'microphone-denied':
      'Der Browser lässt das Mikrofon nicht zu. Öffnen Sie das Symbol neben der Adresse, erlauben Sie das Mikrofon und laden Sie die Seite neu.',
    'microphone-missing': 'Es ist kein Mikrofon angeschlossen. Die anderen hören Sie nicht.',
    'microphone-busy':
      'Ein anderes Programm verwendet das Mikrofon. Schließen Sie es, und schalten Sie das Mikrofon hier wieder ein.',
    'microphone-insecure':
      'Kamera und Mikrofon gibt es nur auf Seiten mit gesicherter Verbindung. Öffnen Sie den Link mit https://.',
    'microphone-failed':
      'Das Mikrofon ließ sich nicht öffnen. Stecken Sie es neu an, oder wählen Sie ein anderes.',
    noScriptMedia:
      'Dieser Browser kann keine Konferenz führen. Aktualisieren Sie ihn, oder nehmen Sie einen anderen.',
  },
  {
    title: 'Join – Blende',
    heading: 'Ready to join?',
    headingHost: 'Your meeting is ready',
    ownPicture: 'Your own picture',
    cameraOffHint: 'Your camera is off. You can join like this.',
    asking:
      'Your browser is asking whether Blende may use camera and microphone: mostly at the top, beside the address.',
    microphone: 'Microphone',
    microphoneOff: 'Mute microphone',
    microphoneOn: 'Unmute microphone',
    camera: 'Camera',
    cameraOff: 'Camera off',
    cameraOn: 'Camera on',
    settings: 'Settings',
    speaker: 'Speaker',
    name: 'Name (optional)',
    nameHint: 'Only the others in the meeting see it. The server cannot read it.',
    join: 'Join',
    devices: 'Camera, microphone and speaker',
    devicesUnknown: 'The choice appears once the browser has allowed camera or microphone.',
    testSound: 'Play test sound',
    stopTestSound: 'Stop test sound',
    'camera-blocked':
      'The operating system keeps the browser from the camera. Allow it in its privacy settings.',
    'microphone-blocked':
      'The operating system keeps the browser from the microphone. Allow it in its privacy settings.',
    'camera-denied':
      'The browser does not allow the camera. Open the symbol beside the address, allow the camera and reload the page.',
    'camera-missing':
      'No camera is connected. Instead of a picture the others see your name, if you give one.',
    'camera-busy':
      'Another program is using the camera. Close it, and turn the camera on here again.',
    'camera-insecure':
      'Camera and microphone work only on pages with a secured connection. Open the link with https://.',
    'camera-failed': 'The camera could not be opened. Plug it in again, or choose another one.',
    'microphone-denied':
      'The browser does not allow the microphone. Open the symbol beside the address, allow the microphone and reload the page.',
    'microphone-missing': 'No microphone is connected. The others do not hear you.',
    'microphone-busy':
      'Another program is using the microphone. Close it, and turn the microphone on here again.',
    'microphone-insecure':
      'Camera and microphone work only on pages with a secured connection. Open the link with https://.',
    'microphone-failed':
      'The microphone could not be opened. Plug it in again, or choose another one.',
    noScriptMedia: 'This browser cannot hold a meeting. Update it, or use another one.',
  },
);
