import { defineTexts } from '@blende/shared/ui/texts.ts';

export const handsTexts = defineTexts(
  'hands',
  {
    hand: 'Hand',
    raise: 'Hand heben',
    lower: 'Hand senken',
    raised: 'Hand gehoben, Platz {{place}}',
    raisedHands: 'Gehobene Hände',
    hasRaised: '{{name}} hebt die Hand',
    youRaised: 'Ihre Hand ist gehoben',
    youLowered: 'Ihre Hand ist gesenkt',
  },
  {
    hand: 'Hand',
    raise: 'Raise hand',
    lower: 'Lower hand',
    raised: 'hand raised, place {{place}}',
    raisedHands: 'Raised hands',
    hasRaised: '{{name}} raises a hand',
    youRaised: 'Your hand is raised',
    youLowered: 'Your hand is lowered',
  },
);
