import { defineTexts } from '@blende/shared/ui/texts.ts';

export const titleTexts = defineTexts(
  'host-title',
  {
    title: 'Titel der Konferenz',
    hint: 'Alle in der Konferenz sehen ihn. Der Server erfährt ihn nicht, und er steht nicht im Verlauf der Browser.',
    cancel: 'Abbrechen',
    save: 'Speichern',
  },
  {
    title: 'Title of the meeting',
    hint: 'Everybody in the meeting sees it. The server does not learn it, and it is not in the history of browsers.',
    cancel: 'Cancel',
    save: 'Save',
  },
);
