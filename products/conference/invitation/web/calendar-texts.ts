import { defineTexts } from '@blende/shared/ui/texts.ts';

export const calendarTexts = defineTexts(
  'calendar',
  {
    entryTitle: 'Titel (freiwillig)',
    date: 'Datum',
    time: 'Uhrzeit',
    duration: 'Dauer',
    minutes: '{{value}} Minuten',
    hours: '{{value}} Std.',
    whoReads:
      'Der Eintrag enthält den Einladungslink: Wer ihn lesen kann, kann teilnehmen. Die Datei entsteht in Ihrem Browser, nichts davon wird gesendet.',
    save: 'Kalenderdatei speichern',
    untitled: 'Konferenz',
    fileName: 'Konferenz.ics',
    description: 'Teilnehmen: {{link}}\n\nWer diesen Eintrag lesen kann, kann teilnehmen.',
  },
  {
    entryTitle: 'Title (optional)',
    date: 'Date',
    time: 'Time',
    duration: 'Duration',
    minutes: '{{value}} minutes',
    hours: '{{value}} h',
    whoReads:
      'The entry holds the invitation link: whoever can read it can join. The file is made in your browser, nothing of it is sent.',
    save: 'Save calendar file',
    untitled: 'Meeting',
    fileName: 'meeting.ics',
    description: 'Join: {{link}}\n\nWhoever can read this entry can join.',
  },
);
