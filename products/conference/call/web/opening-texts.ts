import { defineTexts } from '@blende/shared/ui/texts.ts';

export const openingTexts = defineTexts(
  'opening',
  { opening: 'Konferenz wird geöffnet' },
  { opening: 'Opening the meeting' },
);
