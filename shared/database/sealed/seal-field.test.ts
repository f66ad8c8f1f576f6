import assert from 'node:assert/strict';
import { createDecipheriv, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { assert as assertProperty, integer, property, uint8Array } from 'fast-check';
import { newTenantId } from '@blende/shared/protocol/tenant-id.ts';
import { MAX_FIELD_BYTES, padField, unpadField } from './field-padding.ts';
import { openField, sealField, type FieldPlace } from './seal-field.ts';

const key = randomBytes(32);
const place: FieldPlace = { tenant: newTenantId(), table: 'video', column: 'title', row: 'r1' };

describe('a sealed value', () => {
  it('comes back to the byte, of any length and epoch', () => {
    assertProperty(
      property(
        uint8Array({ maxLength: 5_000 }),
        integer({ min: 0, max: 2 ** 32 - 1 }),
        (value, epoch) => {
          const sealed = sealField(key, place, epoch, value);
          assert.deepEqual(new Uint8Array(openField(key, place, sealed)), value);
          assert.equal(sealed.readUInt32BE(1), epoch);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is what its format says, read by other code', () => {
    const sealed = sealField(key, place, 7, Buffer.from('Grüße'));
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(5, 17));
    const parts = ['blende field 1', place.tenant, 'video', 'title', 'r1', '7'];
    decipher.setAAD(Buffer.from(parts.map((part) => `${part.length}:${part}`).join('')));
    decipher.setAuthTag(sealed.subarray(sealed.length - 16));
    const padded = decipher.update(sealed.subarray(17, sealed.length - 16));
    decipher.final();
    assert.equal(padded.length, 32);
    assert.equal(padded.subarray(4, 4 + padded.readUInt32BE()).toString(), 'Grüße');
  });

  it('opens nowhere else, under no other key and after no other change', () => {
    const sealed = sealField(key, place, 1, Buffer.from('Jahresbericht'));
    const elsewhere: readonly FieldPlace[] = [
      { ...place, tenant: newTenantId() },
      { ...place, table: 'quiz' },
      { ...place, column: 'description' },
      { ...place, row: 'r2' },
    ];
    const damaged = { code: 'field-damaged' };
    for (const other of elsewhere) assert.throws(() => openField(key, other, sealed), damaged);
    assert.throws(() => openField(randomBytes(32), place, sealed), damaged);
    for (let at = 1; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.throws(() => openField(key, place, changed), damaged, `byte ${at}`);
      assert.throws(() => openField(key, place, sealed.subarray(0, at)), damaged, `cut at ${at}`);
    }
  });

  it('of a later version is told from damage', () => {
    const sealed = sealField(key, place, 1, Buffer.from('x'));
    sealed[0] = 2;
    assert.throws(() => openField(key, place, sealed), { code: 'field-version' });
  });

  it('tells nothing but a size, and is another one each time', () => {
    const sizeOf = (length: number) => sealField(key, place, 1, Buffer.alloc(length)).length - 33;
    const sizes = [0, 28, 29, 60, 61, 2_044, 2_045, 4_092, 4_093, 8_188].map(sizeOf);
    assert.deepEqual(sizes, [32, 32, 64, 64, 128, 2_048, 4_096, 4_096, 8_192, 8_192]);
    const many = Array.from({ length: 200 }, () => sealField(key, place, 1, Buffer.from('x')));
    assert.equal(new Set(many.map((one) => one.toString('hex'))).size, many.length);
  });
});

describe('padding', () => {
  it('refuses what is too long, and what it would not have made', () => {
    assert.equal(
      unpadField(Buffer.from(padField(Buffer.alloc(MAX_FIELD_BYTES)))).length,
      MAX_FIELD_BYTES,
    );
    assert.throws(() => padField(Buffer.alloc(MAX_FIELD_BYTES + 1)), { code: 'field-too-long' });
    const tooShort = Buffer.alloc(64);
    tooShort.writeUInt32BE(10);
    for (const wrong of [Buffer.alloc(0), Buffer.alloc(3), Buffer.alloc(31), tooShort])
      assert.throws(() => unpadField(wrong), { code: 'field-damaged' });
  });
});
