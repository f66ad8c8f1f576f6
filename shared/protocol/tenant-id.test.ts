import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newTenantId, parseTenantId } from './tenant-id.ts';

test('a tenant id is a random UUID of version 4, and each is another', () => {
  const ids = Array.from({ length: 200 }, newTenantId);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.equal(parseTenantId(id), id);
});

test('only the one spelling is read', () => {
  const id = 'a4505ef7-4c27-48af-9688-39e5b931b979';
  assert.equal(parseTenantId(id), id);
  const others = [
    id.toUpperCase(),
    ` ${id}`,
    `${id}\n`,
    `{${id}}`,
    id.replaceAll('-', ''),
    id.replace('-48af', '-18af'),
    '00000000-0000-0000-0000-000000000000',
    '',
  ];
  for (const other of others) assert.equal(parseTenantId(other), undefined, other);
});
