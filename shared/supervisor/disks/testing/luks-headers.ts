// The beginnings of devices as cryptsetup(8) writes them, without any key.

export function luks2Header(encryption: string): Buffer {
  const head = Buffer.alloc(16_384);
  head.write('LUKS\xba\xbe', 0, 'latin1');
  head.writeUInt16BE(2, 6);
  head.writeBigUInt64BE(16_384n, 8);
  // A key slot is encrypted too, perhaps otherwise.
  const area = { encryption: 'aes-cbc-plain' };
  const json = { keyslots: { 0: { area } }, segments: { 0: { type: 'crypt', encryption } } };
  head.write(JSON.stringify(json), 4096);
  return head;
}

export function luks1Header(cipher: string, mode: string): Buffer {
  const head = Buffer.alloc(4096);
  head.write('LUKS\xba\xbe', 0, 'latin1');
  head.writeUInt16BE(1, 6);
  head.write(cipher, 8);
  head.write(mode, 40);
  return head;
}
