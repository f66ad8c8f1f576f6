import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import type { Brand } from '../basics/brand.ts';
import { checkedPayload, PayloadRefusedError } from './enqueue-job.ts';
import { jobKind } from './job-kind.ts';
import { countField, grantField, idField, listField, type JobGrant } from './payload-field.ts';

type VideoId = Brand<string, 'VideoId'>;

const ID = '0b6ee1a8-5c0f-4f0e-9d5b-1c8a4c6f7e21' as VideoId;
const GRANT = 'Aa0_-'.repeat(12) as JobGrant;
const kind = jobKind({
  name: 'make-poster',
  payload: { video: idField<VideoId>(), at: countField(), keys: grantField() },
  timeLimit: 60,
});

describe('the payload of a job', () => {
  it('takes ids, counts and grants', () => {
    const payload = { video: ID, at: 12, keys: GRANT };
    assert.deepEqual(checkedPayload(kind, payload), payload);
    const many = jobKind({ name: 'many', payload: { all: listField(idField()) }, timeLimit: 1 });
    assert.deepEqual(checkedPayload(many, { all: [ID, ID] }), { all: [ID, ID] });
  });

  const texts: readonly unknown[] = [
    'Betriebsversammlung am Dienstag',
    'anna.schmidt@example.org',
    'Schmidt',
    'Öchßlein',
    '',
    ID.toUpperCase(),
    `${ID} `,
    `${ID}\n`,
    { name: 'Anna' },
    ['Anna'],
    null,
  ];
  for (const text of texts)
    it(`refuses ${JSON.stringify(text)} in the place of an id, a count or a grant`, () => {
      for (const field of ['video', 'at', 'keys'] as const) {
        const payload = { video: ID, at: 12, keys: GRANT, [field]: text };
        assert.throws(() => checkedPayload(kind, payload as never), {
          name: 'PayloadRefusedError',
          message: 'payload refused: make-poster',
        });
      }
    });

  it('refuses a field that was not declared', () => {
    const payload = { video: ID, at: 12, keys: GRANT, title: 'Betriebsversammlung' };
    assert.throws(() => checkedPayload(kind, payload), PayloadRefusedError);
  });

  it('cannot be declared with free text, and a kind has no free text in its names', () => {
    jobKind({
      name: 'with-text',
      // @ts-expect-error a schema of free text is no field of a payload
      payload: { title: { schema: z.string() } },
      timeLimit: 1,
    });
    const person = 'x' as Brand<string, 'PersonId'>;
    // @ts-expect-error an id of another thing does not fit
    assert.throws(() => checkedPayload(kind, { video: person, at: 1, keys: GRANT }));
    for (const name of ['Make Poster', 'poster für Anna', 'x'])
      assert.throws(() => jobKind({ name, payload: {}, timeLimit: 1 }), RangeError);
    assert.throws(
      () => jobKind({ name: 'fine', payload: {}, timeLimit: 1, steps: ['Lädt …'] }),
      RangeError,
    );
  });
});
