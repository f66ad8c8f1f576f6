import type { DisclosureWords } from './words.ts';

const count = new Intl.NumberFormat('en-GB');
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' });
const moment = (ms: number): string => `${date.format(ms)}, ${time.format(ms)} (UTC)`;
const number = (n: number): string => count.format(n);

const UNREADABLE = 'The server cannot read them.';

export const englishWords: DisclosureWords = {
  titles: {
    sent: 'What your browser has just sent',
    memory: 'What the server holds in memory about your participation',
    disk: 'What lies on the disk',
    formal: 'How to ask formally',
    signature: 'How to tell that this answer is genuine',
  },
  sent: 'Your browser has sent your address and what is listed here. Only the entrance of the server sees both, a program of its own. It writes none of it down, passes none of it on, and keeps it only as long as the connection stands.',
  sentViaProxy:
    "Another server stands in front of this one. The address here is that server's; your own ends there. Only the entrance of this server sees the rest. It writes none of it down and passes none of it on.",
  counted:
    'As a protection against overload, the entrance counts how much comes from your network. It remembers no address for it, but a value that cannot be traced back without a secret key. Key and counters are deleted after ten minutes.',
  noPass:
    'You are not asking from a meeting right now. So the server does not know which participation you mean, and about others it tells nothing. Ask in the meeting: press the padlock at the top left, then “What does the server know about me?”.',
  passUnknown:
    'The server does not know the participation you ask about. Mostly it has been restarted since. With that, everything it held in memory is gone.',
  notReachable:
    'The part of the server that runs the meetings is starting. Please ask again in a moment.',
  onlyInMemory: 'All of the following is in memory only and nowhere else:',
  id: (id) => `A random id for this one participation: ${id}.`,
  room: (id) => `The random id of the room: ${id}.`,
  since: (ms) => `Since when you take part: ${moment(ms)}.`,
  others: (n) => `How many others are in the room: ${number(n)}.`,
  traffic: ({ messagesIn, bytesIn, messagesOut, bytesOut }) =>
    `How much went over your connection to the room: ${number(messagesIn)} messages (${number(bytesIn)} bytes) from you, ${number(messagesOut)} messages (${number(bytesOut)} bytes) to you. Picture and sound are not part of it.`,
  away: 'Your browser is not connected right now. Your place is kept for half a minute.',
  tickets: (n) =>
    `Tickets for picture and sound that you have not used yet: ${number(n)}. These are random numbers, each good once.`,
  engine:
    'While picture and sound run: the media server, another program, knows your address, the kind of your browser (Chromium, Firefox, Safari or other) and how much is sent. Without your address it could send you nothing.',
  ordered: (n) =>
    `Encrypted messages of the room that stand beside your id: ${number(n)}. They wait for participants whose connection breaks off, and vanish with the room. ${UNREADABLE}`,
  encryption: {
    required:
      'This room is end-to-end encrypted. The server knows neither names nor picture, sound or messages.',
    'if-possible':
      'In this room end-to-end encryption may be dropped if everybody agrees. While it is dropped, the server could decrypt picture, sound and messages as it passes them on. It does not store them. Whether it is so right now, the padlock in the meeting shows.',
    transport:
      'This room is encrypted in transit only. The server can decrypt picture, sound, names and messages as it passes them on. It does not store them.',
  },
  nothingLeft: 'Nothing any more. The server holds nothing of your participation in memory either.',
  stillHeld:
    'You no longer take part. What concerned your participation is deleted but for the following, which is in memory only:',
  endedUntil: (id, ms) =>
    `The random id ${id}, until ${moment(ms)}. The meeting was ended for all; because of it your browser does not return to it by itself.`,
  lost: (id) =>
    `The random id ${id}, as long as the room exists. Your connection broke off; if the meeting is ended, your browser is not to return by itself.`,
  orderedLeft: (n) =>
    `${number(n)} messages of the room that stand beside your id, as long as the room exists. ${UNREADABLE}`,
  roomLeft: {
    running: (id) => `The id of the room ${id}, because others are still in it.`,
    empty: (id) => `The id of the empty room ${id}, for at most another minute.`,
  },
  diskProven: (ms) =>
    `Nothing about meetings lies on the disk: no file, no log. Last checked: ${moment(ms)}.`,
  diskContrary: (ms) =>
    `In the check on ${moment(ms)} something was found that should not lie on the disk. What it is, the privacy statement says.`,
  diskNotChecked:
    'The program is built so that it writes nothing about meetings to the disk: no file, no log. On this server that has not been checked yet.',
  diskOwn:
    'This answer is made for you alone and is not stored either. What you download lies with you only.',
  article15:
    'You can ask for access formally at any time (Article 15 of the General Data Protection Regulation).',
  toController: 'Send the request there:',
  noController:
    'The operator of this server has not stated yet who is responsible for it. Ask whoever invited you.',
  article11:
    'The server does not know who you are. So the operator cannot attribute a participation to you unless you give something more (Article 11(2) and Article 12(2)). Enclose this answer: with the id in it, it can be looked up whether anything is still there.',
  signature:
    'The downloaded file contains a signature (Ed25519) over the text in the field “document”, character by character; it can be checked with the public key that this server names at /api/disclosure/key.',
};
