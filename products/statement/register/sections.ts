import type { Claim } from '@blende/shared/claims/claim.ts';
import type { TextInTwo } from '@blende/shared/claims/sentence.ts';

export interface Section {
  readonly id: string;
  readonly title: TextInTwo;
  readonly claims: readonly Claim[];
}

// Who reads a statement asks in this order. The ids of claims are names here, nothing is imported.
const ORDER: readonly (Omit<Section, 'claims'> & { readonly ids: readonly string[] })[] = [
  {
    id: 'betreiber',
    title: { de: 'Wer diese Instanz betreibt', en: 'Who runs this instance' },
    ids: ['W1', 'W22', 'W24', 'W25'],
  },
  {
    id: 'aufruf',
    title: { de: 'Wenn Sie eine Seite aufrufen', en: 'When you open a page' },
    ids: ['W7', 'W3', 'W4', 'W5', 'W6', 'W15'],
  },
  {
    id: 'konferenz',
    title: { de: 'Während einer Konferenz', en: 'During a meeting' },
    ids: ['W11', 'W12', 'W13', 'W10', 'W14', 'W17', 'W16', 'W19'],
  },
  {
    id: 'danach',
    title: { de: 'Was danach bleibt', en: 'What remains afterwards' },
    ids: ['W20', 'W21', 'W2', 'W18'],
  },
  {
    id: 'wege',
    title: { de: 'Auf welchen Wegen Daten gehen', en: 'The ways on which data go' },
    ids: ['A9', 'A8', 'A15'],
  },
  {
    id: 'gespeichert',
    title: { de: 'Was gespeichert wird', en: 'What is stored' },
    ids: ['A11', 'A12', 'A13'],
  },
  {
    id: 'software',
    title: { de: 'Die Software', en: 'The software' },
    ids: ['W8', 'W9', 'W23'],
  },
];

const OTHERS: TextInTwo = { de: 'Weiteres', en: 'Further' };

/** Every claim once; one that no section names stands at the end, so that none can be forgotten. */
export function sectionsOf(claims: readonly Claim[]): readonly Section[] {
  const named = ORDER.map(({ ids, ...section }) => ({
    ...section,
    claims: ids.flatMap((id) => claims.filter((claim) => claim.id === id)),
  }));
  const others = claims.filter(({ id }) => !ORDER.some(({ ids }) => ids.includes(id)));
  return [...named, { id: 'weiteres', title: OTHERS, claims: others }].filter(
    (section) => section.claims.length > 0,
  );
}
