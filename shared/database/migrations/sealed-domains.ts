// Written once and part of a migration that has run: sizes and version as in `sealed/`.

/**
 * Types of columns. `sealed`: a value of `sealField`, version 1: head and tag are 33 bytes, the text
 * between them is padded to 32, 64 … 2,048 or multiples of 4,096 bytes. `blind_index`: of
 * `blindIndexOf`. A value in clear does not fit either of them but by chance.
 */
export const sealedDomains: readonly string[] = [
  `create domain sealed as bytea check (
    get_byte(value, 0) = 1 and (
      octet_length(value) - 33 in (32, 64, 128, 256, 512, 1024, 2048)
      or (octet_length(value) > 33 and (octet_length(value) - 33) % 4096 = 0)
    )
  )`,
  'create domain blind_index as bytea check (octet_length(value) = 16)',
];
