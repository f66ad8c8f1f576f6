import { defineTexts } from '@blende/shared/ui/texts.ts';

export const excerptTexts = defineTexts(
  'statement-excerpt',
  {
    heading: 'Geprüft',
    evidence: 'Beleg',
    statement: 'Datenschutzerklärung',
    imprint: 'Impressum',
  },
  {
    heading: 'Checked',
    evidence: 'Evidence',
    statement: 'Privacy statement',
    imprint: 'Imprint',
  },
);
