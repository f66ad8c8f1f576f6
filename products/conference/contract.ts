import * as z from 'zod/mini';

// What the browser and the conference process say to each other, and what the edge asks.
// Bytes travel as base64url without padding. Every message is one JSON text.

export const PROTOCOL_VERSION = 1;

/** Paths the browser may ask for; the edge knows no others. */
export const PATHS = {
  health: '/healthz',
  roomPage: '/r/',
  roomChannel: '/api/room-channel',
  startPermit: '/api/start-permit',
  disclosurePages: ['/auskunft', '/what-the-server-knows'],
  /** Answered by the edge: nobody else sees what a browser sends. */
  disclosure: '/api/disclosure',
  disclosureKey: '/api/disclosure/key',
  /** livekit-client appends `/rtc`, `/rtc/v1` and `/validate`. */
  engine: '/engine',
} as const;

export const LIMITS = {
  rooms: 200,
  /** On the whole server. */
  participants: 1_000,
  participantsPerRoom: 100,
  /** Of every message but those of the group, which are larger. */
  channelMessageBytes: 16_384,
  /** What a member says: 16,384 bytes, sealed and wrapped. */
  sayMessageBytes: 24_576,
  /** A commit as it is wrapped; one of 100 members with a blank tree has 12 KB. */
  commitBytes: 65_536 + 28,
  /** A GroupInfo as it is wrapped; one of 100 members has 35 KB. */
  groupInfoBytes: 131_072 + 28,
  /** A knock as it is wrapped, and its answer. */
  knockBytes: 1_024 + 28,
  knockAnswerBytes: 97 + 28,
  /** From one person; what comes sooner is passed on to nobody. */
  knockEveryMs: 2_000,
  /** A commit together with the GroupInfo after it, in base64url. */
  handshakeMessageBytes: 270_336,
  channelMessagesPerSecond: 20,
  channelMessageBurst: 60,
  channelBytesPerSecond: 131_072,
  channelBytesBurst: 1_048_576,
  /** How long a browser that went silent keeps its place. */
  absenceMs: 30_000,
  /** How long one person may take to join the group before it is the next one's turn. */
  joinLeaseMs: 4_000,
  /** How long after a restart of the server members may bring their group back. */
  groupRestoreMs: 4_000,
  /** How long an empty room stays. */
  emptyRoomMs: 60_000,
  /** How long a browser that comes back by itself still learns that the meeting was ended for all. */
  endedStayMs: 600_000,
  /** How long a ticket for the engine is good, if it is not used before. */
  ticketMs: 600_000,
  /** The browser sends `ping` this often. */
  channelPingMs: 2_500,
  /** Without an answer for this long the browser looks for another way. */
  channelAnswerMs: 5_000,
  /** The server is more patient: a browser in the background may be slow, not gone. */
  channelSilenceMs: 15_000,
  /**
   * First message on a new channel has to arrive within this time. Long, because the browser opens
   * the channel while the person still looks at their picture.
   */
  joinDeadlineMs: 120_000,
} as const;

const base64url = (maxLength: number) =>
  z.string().check(z.maxLength(maxLength), z.regex(/^[A-Za-z0-9_-]+$/));
const participantId = z.string().check(z.length(22), z.regex(/^[A-Za-z0-9_-]+$/));
/** What concerns everybody in a room comes in one order, numbered. */
const seq = z.int().check(z.minimum(0));
const startPermit = base64url(22);
/** Room and participant, sealed by the server for itself. */
const disclosurePass = base64url(128);
/** Of the group, wrapped under a key of the link: the server reads nothing of it. */
const wrapped = (bytes: number) => base64url(Math.ceil((bytes * 4) / 3));
const commit = wrapped(LIMITS.commitBytes);
const groupInfo = wrapped(LIMITS.groupInfoBytes);
const said = wrapped(LIMITS.sayMessageBytes);
const epoch = z.int().check(z.minimum(0));
/** Of somebody who asks to be let in, and of a host who answers. */
const knock = wrapped(LIMITS.knockBytes);
const knockAnswer = wrapped(LIMITS.knockAnswerBytes);

/** What a browser says to the delivery service of its room's group. */
const groupMessage = z.discriminatedUnion('type', [
  /** By whoever may join and was given no group: there is none yet. */
  z.strictObject({ type: z.literal('found'), groupInfo }),
  /** `epoch` is the one it is based on, `groupInfo` of the one after it. */
  z.strictObject({ type: z.literal('commit'), epoch, commit, groupInfo }),
  /** To everybody, or to one of them. */
  z.strictObject({ type: z.literal('say'), message: said, to: z.optional(participantId) }),
  /** After a restart of the server a member brings the group back. */
  z.strictObject({ type: z.literal('restore'), epoch, groupInfo }),
  /** A member refuses this commit, named by its last characters: most of them undo it. */
  z.strictObject({ type: z.literal('object'), ref: base64url(22) }),
  /** By somebody who is not in the group, or not any more. */
  z.strictObject({ type: z.literal('ask-to-join-group') }),
  /** Whose turn it is does not use it: nobody else waits for its end. */
  z.strictObject({ type: z.literal('give-back-turn') }),
  /** By somebody whom a host has to let in. */
  z.strictObject({ type: z.literal('knock'), knock }),
  z.strictObject({ type: z.literal('answer-knock'), to: participantId, answer: knockAnswer }),
]);
export type GroupMessage = z.infer<typeof groupMessage>;

export const clientMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('join'),
    protocol: z.int(),
    roomId: base64url(64),
    accessProof: base64url(43),
    participantSecret: base64url(43),
    /** Of the key with which this participant signs in the group: part of the participant's id. */
    keyHash: base64url(43),
    /** The epoch in which this browser is a member of the group already. */
    inGroup: z.optional(epoch),
    /** A ticket of the browser's own making, good as if the server had issued it with `welcome`. */
    ticket: z.optional(base64url(43)),
    /** After a drop: the last number of the room's order that this browser has. */
    resumeAfter: z.optional(seq),
    /** Brings the room into being where not everybody may start meetings. */
    permit: z.optional(startPermit),
  }),
  ...groupMessage.def.options,
  z.strictObject({ type: z.literal('ping') }),
  z.strictObject({ type: z.literal('leave') }),
  /** Asks for a pass with which this browser, and nobody else, may ask what is known about it. */
  z.strictObject({ type: z.literal('ask-disclosure') }),
  /** Asks for a challenge, which a host then signs to end the meeting for all. */
  z.strictObject({ type: z.literal('ask-to-end') }),
  z.strictObject({
    type: z.literal('end-for-all'),
    publicKey: base64url(43),
    signature: base64url(86),
  }),
]);
export type ClientMessage = z.infer<typeof clientMessage>;

const rosterEntry = z.strictObject({ id: participantId });
export type RosterEntry = z.infer<typeof rosterEntry>;

/** Why a channel was refused or closed. Texts for people stand in the web half, by code. */
export const refusalCode = z.enum([
  'malformed',
  'too-large',
  'too-fast',
  'protocol-unknown',
  'link-wrong',
  /** A link from before meetings were encrypted end to end. */
  'link-outdated',
  'room-full',
  'server-full',
  'draining',
  'not-started',
  'join-missing',
  'replaced',
  'meeting-ended',
  'stopping',
]);
export type RefusalCode = z.infer<typeof refusalCode>;

/** Why somebody who asked for it did not end the meeting for all; the channel stays. */
const endRefusalCode = z.enum(['not-host', 'challenge-missing']);
export type EndRefusalCode = z.infer<typeof endRefusalCode>;

const orderedMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('joined'), seq, participant: rosterEntry }),
  z.strictObject({ type: z.literal('left'), seq, participantId }),
  /** The server has a group from now on: a new one, or one that a member brought back. */
  z.strictObject({ type: z.literal('founded'), seq, from: participantId, epoch }),
  /** Also to its author, to whom it says that it counts. `epoch` is the one that it leads to. */
  z.strictObject({ type: z.literal('commit'), seq, epoch, from: participantId, commit }),
  z.strictObject({ type: z.literal('said'), seq, from: participantId, message: said }),
  /** Most members refused what came after this epoch: the group is as it was before. */
  z.strictObject({ type: z.literal('undone'), seq, epoch }),
]);
export type OrderedMessage = z.infer<typeof orderedMessage>;

export const serverMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('welcome'),
    participantId,
    /** Good for one connection to the engine; a new one follows as soon as it was used. */
    ticket: base64url(43),
    /** Everybody else in the room, in order of arrival. */
    participants: z.array(rosterEntry),
    draining: z.boolean(),
    /** Shown when joining again, so that the room comes back after a restart of the server. */
    permit: z.optional(startPermit),
    /** The number behind which the room's order goes on for this browser. */
    seq,
    /** The epoch of the group as the server has it, if it has one. */
    groupEpoch: z.optional(epoch),
  }),
  /** Instead of a welcome after a drop: nothing was missed but the ordered messages that follow. */
  z.strictObject({ type: z.literal('resumed'), ticket: base64url(43), draining: z.boolean() }),
  ...orderedMessage.def.options,
  z.strictObject({ type: z.literal('ticket'), ticket: base64url(43) }),
  /** It is this browser's turn to join the group, or to found it if there is none. */
  z.strictObject({
    type: z.literal('lease'),
    group: z.optional(z.strictObject({ epoch, groupInfo })),
  }),
  /** The server has another epoch. */
  z.strictObject({ type: z.literal('commit-refused'), epoch }),
  /** The server has no group: a member may bring it back. */
  z.strictObject({ type: z.literal('restore-wanted') }),
  /** To members: somebody waits. Repeated for as long as they do. */
  z.strictObject({ type: z.literal('knocked'), from: participantId, knock }),
  z.strictObject({ type: z.literal('knock-answered'), from: participantId, answer: knockAnswer }),
  /** The server takes no new rooms; those that run may finish. */
  z.strictObject({ type: z.literal('draining'), on: z.boolean() }),
  /** Takes the place of the one in the welcome: there is a new start link. */
  z.strictObject({ type: z.literal('permit'), permit: startPermit }),
  z.strictObject({ type: z.literal('pong') }),
  z.strictObject({ type: z.literal('disclosure-pass'), pass: disclosurePass }),
  z.strictObject({ type: z.literal('end-challenge'), challenge: base64url(43) }),
  z.strictObject({ type: z.literal('end-refused'), code: endRefusalCode }),
  z.strictObject({ type: z.literal('refused'), code: refusalCode }),
]);
export type ServerMessage = z.infer<typeof serverMessage>;

/** Asked by whoever holds the start link: `POST` to the start permit's path. */
export const startPermitRequest = z.strictObject({
  startKey: base64url(43),
  roomId: base64url(64),
});
export const startPermitAnswer = z.strictObject({ permit: startPermit });

// The engine ticket travels in Sec-WebSocket-Protocol, never in an address: browsers print the
// address of a failed WebSocket to the console. livekit-client's own query travels the same way.
export const ENGINE_PROTOCOL = 'blende.engine.1';
export const TICKET_PREFIX = 'ticket.';
/** A ticket that the browser made: it may reach the edge before the join that names it is decided. */
export const EARLY_TICKET_PREFIX = 'early.';
export const QUERY_PREFIX = 'query.';

/** Asked by the edge over the admission socket: `POST /admit`. */
export const admissionRequest = z.strictObject({
  ticket: base64url(43),
  /** Wait a moment for the join that names this ticket. */
  early: z.optional(z.boolean()),
});
export type AdmissionRequest = z.infer<typeof admissionRequest>;
export const admissionAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('admitted'),
    /** The engine's own token; it ends in the edge. */
    engineToken: z.string(),
    enginePort: z.int(),
  }),
  z.strictObject({ outcome: z.literal('refused'), code: z.literal('malformed') }),
  /** The browser may come again: with a new ticket, if this one is worth nothing. */
  z.strictObject({
    outcome: z.literal('later'),
    code: z.enum(['engine-starting', 'ticket-unknown']),
  }),
]);
export type AdmissionAnswer = z.infer<typeof admissionAnswer>;
