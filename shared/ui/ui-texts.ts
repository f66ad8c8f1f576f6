import { defineTexts } from './texts.ts';

export const uiTexts = defineTexts(
  'ui',
  {
    language: 'Sprache',
    darkTheme: 'Dunkle Darstellung',
    lightTheme: 'Helle Darstellung',
    close: 'Schließen',
    working: 'Einen Moment',
    notLoaded:
      'Das konnte nicht geladen werden. Schließen Sie das Fenster und versuchen Sie es noch einmal, wenn die Verbindung wieder da ist.',
    copied: 'Kopiert',
    copyFailed:
      'Der Browser hält die Zwischenablage geschlossen. Der Link ist markiert: Kopieren Sie ihn mit Strg+C.',
  },
  {
    language: 'Language',
    darkTheme: 'Dark appearance',
    lightTheme: 'Light appearance',
    close: 'Close',
    working: 'One moment',
    notLoaded:
      'This could not be loaded. Close the window and try again when the connection is back.',
    copied: 'Copied',
    copyFailed:
      'The browser keeps the clipboard closed. The link is selected: copy it with Ctrl+C.',
  },
);
