import { defineTexts } from './texts.ts';

export const uiTexts = defineTexts(
  'ui',
  {
    language: 'Sprache',
    darkTheme: 'Dunkle Darstellung',
    lightTheme: 'Helle Darstellung',
    close: 'Schließen',
    working: 'Einen Moment',
    copied: 'Kopiert',
    copyFailed:
      'Das Kopieren hat nicht geklappt. Markieren Sie den Link und kopieren Sie ihn von Hand.',
  },
  {
    language: 'Language',
    darkTheme: 'Dark appearance',
    lightTheme: 'Light appearance',
    close: 'Close',
    working: 'One moment',
    copied: 'Copied',
    copyFailed: 'Copying did not work. Select the link and copy it by hand.',
  },
);
