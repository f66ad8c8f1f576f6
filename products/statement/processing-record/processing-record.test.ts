import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DataGroup } from '@blende/shared/protocol/data-field.ts';
import { syntheticFacts } from '../../../tests/kit/synthetic-facts.ts';
import { statementData } from '../data-register.ts';
import { readPageFiles } from '../pages/server/page-files.ts';
import { processingRecord } from './processing-record.ts';
import { RECORD_WORDS } from './record-words.ts';
import { recordPage } from './server/record-page.ts';

const LANGUAGES = ['de', 'en'] as const;
const NOW = Date.now();
const files = readPageFiles();

const sample: DataGroup = {
  place: { kind: 'event' },
  fields: ['a', 'b'],
  activity: 'meeting',
  what: { de: 'Proben <1>', en: 'Samples <1>' },
  purpose: { de: 'Zum Üben', en: 'For practice' },
  legalBasis: 'consent',
  retention: 'meeting',
  keyClass: 'server',
  personal: 'none',
};

const person: DataGroup = { ...sample, personal: 'personal' };
const REGISTER: readonly DataGroup[] = [...statementData, person];

describe('the record of processing activities', () => {
  it('puts together what is the same, and people first', () => {
    const other: DataGroup = { ...sample, what: { de: 'Anderes', en: 'Others' } };
    const [meeting, ...others] = processingRecord([sample, person, other, sample]);
    assert.deepEqual(others, []);
    assert.deepEqual(
      meeting?.rows.map(({ treatment, items }) => [
        treatment.personal,
        items.map(({ what }) => what.en),
      ]),
      [
        ['personal', ['Samples <1>']],
        ['none', ['Samples <1>', 'Others']],
      ],
    );
  });

  for (const language of LANGUAGES)
    it(`says all that Art. 30 (1) GDPR wants (${language})`, () => {
      const words = RECORD_WORDS[language];
      const content = { register: REGISTER, facts: syntheticFacts(), nowMs: NOW };
      const page = recordPage(content, language, files);
      for (const text of [
        // (a) controller, representative, data protection officer
        'Muster &amp; Söhne &lt;Test&gt; GmbH',
        'mailto:kontakt@muster.example',
        'mailto:datenschutz@muster.example',
        // (d) recipients, (e) third countries, (g) measures
        'Musterhost AG',
        words.transfers,
        words.measures,
      ])
        assert.ok(page.includes(text), text);
      // (b) purposes, (c) people and data, (f) time limits: of every row there is.
      for (const { what, purpose, legalBasis, retention, keyClass, personal } of REGISTER)
        for (const text of [
          what[language].replaceAll('<1>', '&lt;1&gt;'),
          purpose[language],
          ...(personal === 'none'
            ? []
            : [words.basis[legalBasis], words.retention[retention], words.readers[keyClass]]),
        ])
          assert.ok(page.includes(text), text);
    });

  it('follows the registers: a new row appears, in both languages, as text and not as markup', () => {
    for (const language of LANGUAGES) {
      const before = recordPage({ register: [], facts: undefined, nowMs: NOW }, language, files);
      const after = recordPage(
        { register: [sample], facts: undefined, nowMs: NOW },
        language,
        files,
      );
      const text = language === 'de' ? 'Proben &lt;1&gt;' : 'Samples &lt;1&gt;';
      assert.deepEqual([before.includes(text), after.includes(text)], [false, true]);
    }
  });

  it('says that nothing is configured, while that is so', () => {
    const page = recordPage({ register: REGISTER, facts: undefined, nowMs: NOW }, 'de', files);
    assert.match(page, /Nicht eingerichtet/);
  });
});
