import { defineTexts } from '@blende/shared/ui/texts.ts';

export const reactionsTexts = defineTexts(
  'reactions',
  {
    react: 'Reaktion',
    choose: 'Reaktion senden',
    reacted: '{{name}}: {{reaction}}',
    thumb: 'Daumen hoch',
    clap: 'Applaus',
    heart: 'Herz',
    laugh: 'Lachen',
    surprise: 'Staunen',
    party: 'Konfetti',
  },
  {
    react: 'Reaction',
    choose: 'Send reaction',
    reacted: '{{name}}: {{reaction}}',
    thumb: 'Thumbs up',
    clap: 'Applause',
    heart: 'Heart',
    laugh: 'Laughing',
    surprise: 'Surprised',
    party: 'Confetti',
  },
);

export const reactionNames = {
  '👍': 'thumb',
  '👏': 'clap',
  '❤️': 'heart',
  '😂': 'laugh',
  '😮': 'surprise',
  '🎉': 'party',
} as const;
