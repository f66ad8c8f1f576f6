import type { GroupInfo } from 'ts-mls/groupInfo.js';
import { decodeMlsMessage, encodeMlsMessage, type MLSMessage } from 'ts-mls/message.js';
import type { PrivateMessage } from 'ts-mls/privateMessage.js';
import type { PublicMessage } from 'ts-mls/publicMessage.js';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { MAX_COMMIT_BYTES, MAX_GROUP_INFO_BYTES, MAX_MESSAGE_BYTES } from './limits.ts';
import { owned } from './owned-bytes.ts';
import { refused, type RefusedByGroup } from './refusal.ts';

/** A decoded message of the kind asked for, or why not. Never throws. */
type Read<Message> = { readonly outcome: 'read'; readonly message: Message } | RefusedByGroup;

export function readPublicMessage(bytes: Bytes): Read<PublicMessage> {
  return read(bytes, MAX_COMMIT_BYTES, (message) =>
    message.wireformat === 'mls_public_message' ? message.publicMessage : undefined,
  );
}

export function readPrivateMessage(bytes: Bytes): Read<PrivateMessage> {
  return read(bytes, MAX_MESSAGE_BYTES, (message) =>
    message.wireformat === 'mls_private_message' ? message.privateMessage : undefined,
  );
}

export function readGroupInfo(bytes: Bytes): Read<GroupInfo> {
  return read(bytes, MAX_GROUP_INFO_BYTES, (message) =>
    message.wireformat === 'mls_group_info' ? message.groupInfo : undefined,
  );
}

export function writePublicMessage(publicMessage: PublicMessage): Bytes {
  return write({ version: 'mls10', wireformat: 'mls_public_message', publicMessage });
}

export function writePrivateMessage(privateMessage: PrivateMessage): Bytes {
  return write({ version: 'mls10', wireformat: 'mls_private_message', privateMessage });
}

export function writeGroupInfo(groupInfo: GroupInfo): Bytes {
  return write({ version: 'mls10', wireformat: 'mls_group_info', groupInfo });
}

function write(message: MLSMessage): Bytes {
  return owned(encodeMlsMessage(message));
}

function read<Message>(
  bytes: Bytes,
  maxBytes: number,
  pick: (message: MLSMessage) => Message | undefined,
): Read<Message> {
  if (bytes.length > maxBytes) return refused('too-large');
  try {
    const [decoded, length] = decodeMlsMessage(owned(bytes), 0) ?? [];
    const message = decoded === undefined ? undefined : pick(decoded);
    if (message === undefined || length !== bytes.length) return refused('malformed');
    return { outcome: 'read', message };
  } catch {
    return refused('malformed');
  }
}
