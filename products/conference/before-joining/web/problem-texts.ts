import { defineTexts } from '@blende/shared/ui/texts.ts';

export const problemTexts = defineTexts(
  'device-problems',
  {
    'both-denied': 'Der Browser lässt Kamera und Mikrofon nicht zu.',
    'both-blocked': 'Das Betriebssystem lässt den Browser nicht an Kamera und Mikrofon.',
    'both-insecure':
      'Kamera und Mikrofon gibt es nur auf Seiten mit gesicherter Verbindung. Öffnen Sie den Link mit https://.',
    without: 'Sie können auch ohne beides teilnehmen, zusehen und zuhören.',
    'camera-denied': 'Der Browser lässt die Kamera nicht zu.',
    'camera-blocked': 'Das Betriebssystem lässt den Browser nicht an die Kamera.',
    'microphone-denied': 'Der Browser lässt das Mikrofon nicht zu.',
    'microphone-blocked': 'Das Betriebssystem lässt den Browser nicht an das Mikrofon.',
    'remedy-denied-chromium':
      'Öffnen Sie das Symbol links neben der Adresse, und erlauben Sie dort Kamera und Mikrofon.',
    'remedy-denied-firefox':
      'Öffnen Sie das durchgestrichene Kamera- oder Mikrofonsymbol links neben der Adresse, und heben Sie dort die Sperre auf.',
    'remedy-denied-safari':
      'Öffnen Sie im Menü „Safari“ die Einstellungen für diese Website, und erlauben Sie dort Kamera und Mikrofon.',
    'remedy-denied-ios':
      'Öffnen Sie neben der Adresse die Einstellungen für diese Website, und erlauben Sie dort Kamera und Mikrofon. Laden Sie danach die Seite neu.',
    'remedy-denied-android':
      'Tippen Sie auf das Symbol links neben der Adresse, und erlauben Sie unter „Berechtigungen“ Kamera und Mikrofon.',
    'remedy-denied-other': 'Erlauben Sie beides in den Einstellungen des Browsers für diese Seite.',
    'remedy-blocked-mac':
      'Öffnen Sie die Systemeinstellungen, „Datenschutz & Sicherheit“, und erlauben Sie dem Browser Kamera und Mikrofon. Starten Sie ihn danach neu.',
    'remedy-blocked-windows':
      'Öffnen Sie die Windows-Einstellungen, „Datenschutz und Sicherheit“, und erlauben Sie Desktop-Apps Kamera und Mikrofon.',
    'remedy-blocked-phone':
      'Öffnen Sie die Einstellungen des Telefons, dort diesen Browser, und erlauben Sie Kamera und Mikrofon.',
    'remedy-blocked-other':
      'Erlauben Sie dem Browser in den Einstellungen des Systems Kamera und Mikrofon.',
    again: 'Erneut versuchen',
  },
  {
    'both-denied': 'The browser allows neither camera nor microphone.',
    'both-blocked': 'The operating system keeps the browser from camera and microphone.',
    'both-insecure':
      'Camera and microphone work only on pages with a secured connection. Open the link with https://.',
    without: 'You can also join without them, watch and listen.',
    'camera-denied': 'The browser does not allow the camera.',
    'camera-blocked': 'The operating system keeps the browser from the camera.',
    'microphone-denied': 'The browser does not allow the microphone.',
    'microphone-blocked': 'The operating system keeps the browser from the microphone.',
    'remedy-denied-chromium':
      'Open the symbol to the left of the address, and allow camera and microphone there.',
    'remedy-denied-firefox':
      'Open the crossed-out camera or microphone symbol to the left of the address, and remove the block there.',
    'remedy-denied-safari':
      'Open the settings for this website in the “Safari” menu, and allow camera and microphone there.',
    'remedy-denied-ios':
      'Open the settings for this website beside the address, and allow camera and microphone there. Then reload the page.',
    'remedy-denied-android':
      'Tap the symbol to the left of the address, and allow camera and microphone under “Permissions”.',
    'remedy-denied-other': 'Allow both in the settings of the browser for this page.',
    'remedy-blocked-mac':
      'Open System Settings, “Privacy & Security”, and allow the browser camera and microphone. Then restart it.',
    'remedy-blocked-windows':
      'Open Windows Settings, “Privacy & security”, and allow desktop apps camera and microphone.',
    'remedy-blocked-phone':
      'Open the settings of the phone, there this browser, and allow camera and microphone.',
    'remedy-blocked-other':
      'Allow the browser camera and microphone in the settings of the system.',
    again: 'Try again',
  },
);
