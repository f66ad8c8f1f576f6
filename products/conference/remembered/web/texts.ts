import { defineTexts } from '@blende/shared/ui/texts.ts';

export const rememberedTexts = defineTexts(
  'remembered',
  {
    remember: 'Name, Geräte und Sprache hier merken',
    forget: 'Hier Gemerktes löschen',
    kept: 'In diesem Browser gemerkt: Name „{{name}}“, Sprache und gewählte Geräte.',
    keptUnnamed: 'In diesem Browser gemerkt: Sprache und gewählte Geräte.',
    done: 'Gemerkt',
    forgotten: 'Gelöscht: Dieser Browser merkt sich nichts mehr.',
    failed: 'Dieser Browser lässt nicht zu, dass die Seite etwas merkt.',
  },
  {
    remember: 'Remember name, devices and language here',
    forget: 'Delete what is remembered here',
    kept: 'Remembered in this browser: name “{{name}}”, language and chosen devices.',
    keptUnnamed: 'Remembered in this browser: language and chosen devices.',
    done: 'Remembered',
    forgotten: 'Deleted: this browser remembers nothing any more.',
    failed: 'This browser does not let the page remember anything.',
  },
);
