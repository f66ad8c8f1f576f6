import { defineTexts } from '@blende/shared/ui/texts.ts';

export const disclosureLinkTexts = defineTexts(
  'disclosure-link',
  { title: 'Was weiß der Server über mich?' },
  { title: 'What does the server know about me?' },
);
