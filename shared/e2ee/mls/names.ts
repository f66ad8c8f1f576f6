import { utf8 } from '@blende/shared/basics/bytes.ts';

/** MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519, 0x0001 (RFC 9420, section 17.1). */
export const SUITE_NAME = 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519';
/** The external pre-shared key that everybody with the link derives. */
export const LINK_PSK_ID = utf8('blende 1 link');
/** Group context extension with the options, from the range for private use. */
export const OPTIONS_EXTENSION = 0xf0b1;
