import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedNames } from './dns-question.ts';
import { readPackets } from './pcap.ts';

const udp4 = ipv4Frame(17, Buffer.concat([udpHeader(5000, 53), dnsQuestion('Foreign.Example')]));
const tcp4 = ipv4Frame(6, Buffer.concat([tcpHeader(6000, 443), Buffer.from('hello')]));

test('packets are read by kind, ends and payload', () => {
  const ends = { from: '192.0.2.77', to: '203.0.113.10' };
  const ends6 = { from: '2001:db8:0:0:0:0:0:1', to: 'ff02:0:0:0:0:0:0:16' };
  const none = { fromPort: 0, toPort: 0 };
  const CASES: readonly [string, Buffer, object][] = [
    ['UDP', udp4, { protocol: 'udp', ...ends, fromPort: 5000, toPort: 53 }],
    ['TCP', tcp4, { protocol: 'tcp', ...ends, fromPort: 6000, toPort: 443 }],
    ['ICMP', ipv4Frame(1, Buffer.alloc(8)), { protocol: 'icmp', ...ends, ...none }],
    ['IGMP', ipv4Frame(2, Buffer.alloc(8)), { protocol: 'group membership', ...ends, ...none }],
    ['a later piece', ipv4Frame(17, udpHeader(1, 2), 3), { protocol: 'other', ...ends, ...none }],
    ['ARP', frame(0x0806, Buffer.alloc(28)), { protocol: 'arp', from: '', to: '', ...none }],
    ['a cut frame', Buffer.alloc(6), { protocol: 'other', from: '', to: '', ...none }],
    [
      'UDP over v6',
      ipv6Frame(17, udpHeader(7, 8)),
      { protocol: 'udp', ...ends6, fromPort: 7, toPort: 8 },
    ],
    [
      'a neighbour',
      ipv6Frame(58, Buffer.from([135])),
      { protocol: 'neighbour discovery', ...ends6, ...none },
    ],
    [
      'a listener',
      ipv6Frame(0, Buffer.from([58, 0, 5, 2, 0, 0, 1, 0, 143])),
      { protocol: 'group membership', ...ends6, ...none },
    ],
    ['an echo', ipv6Frame(58, Buffer.from([128])), { protocol: 'icmp', ...ends6, ...none }],
  ];
  const packets = readPackets(pcap(CASES.map(([, bytes]) => bytes)));
  for (const [index, [name, , expected]] of CASES.entries()) {
    assert.deepEqual(
      { ...packets[index], payload: undefined },
      { ...expected, payload: undefined },
      name,
    );
  }
  assert.equal(packets[1]?.payload.toString(), 'hello');
});

test('names in questions are read, over UDP and TCP', () => {
  const overTcp = Buffer.concat([
    tcpHeader(6000, 53),
    Buffer.from([0, 32]),
    dnsQuestion('b.example'),
  ]);
  const packets = readPackets(pcap([udp4, tcp4, ipv4Frame(6, overTcp)]));
  assert.deepEqual([...askedNames(packets)], ['foreign.example', 'b.example']);
  const announcement = dnsQuestion('a.local');
  announcement.writeUInt8(0x84, 2);
  const announced = ipv4Frame(17, Buffer.concat([udpHeader(5353, 5353), announcement]));
  assert.deepEqual([...askedNames(readPackets(pcap([announced])))], []);
  const cut = ipv4Frame(17, Buffer.concat([udpHeader(1, 53), Buffer.alloc(3)]));
  assert.deepEqual([...askedNames(readPackets(pcap([cut])))], ['unreadable question']);
});

test('no pcap file, and a file that was cut, are refused', () => {
  const whole = pcap([udp4]);
  for (const bytes of [Buffer.from('text'), whole.subarray(0, -1), whole.subarray(0, 30)])
    assert.throws(() => readPackets(bytes), /pcap|ends inside/u);
});

function pcap(frames: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt32LE(1, 20);
  return Buffer.concat([head, ...frames.flatMap((frame) => [recordHeader(frame.length), frame])]);
}

function recordHeader(length: number): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(length, 8);
  header.writeUInt32LE(length, 12);
  return header;
}

function frame(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(14);
  head.writeUInt16BE(type, 12);
  return Buffer.concat([head, body]);
}

function ipv4Frame(protocol: number, segment: Buffer, pieceOffset = 0): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt8(0x45, 0);
  head.writeUInt16BE(20 + segment.length, 2);
  head.writeUInt16BE(pieceOffset, 6);
  head.writeUInt8(protocol, 9);
  head.set([192, 0, 2, 77, 203, 0, 113, 10], 12);
  // Short frames are filled up to 60 bytes on the way.
  return frame(0x0800, Buffer.concat([head, segment, Buffer.alloc(6)]));
}

function ipv6Frame(next: number, segment: Buffer): Buffer {
  const head = Buffer.alloc(40);
  head.writeUInt8(next, 6);
  head.write('20010db8000000000000000000000001ff020000000000000000000000000016', 8, 'hex');
  return frame(0x86dd, Buffer.concat([head, segment]));
}

function udpHeader(from: number, to: number): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(from, 0);
  header.writeUInt16BE(to, 2);
  return header;
}

function tcpHeader(from: number, to: number): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt16BE(from, 0);
  header.writeUInt16BE(to, 2);
  header.writeUInt8(0x60, 12);
  return header;
}

function dnsQuestion(name: string): Buffer {
  const labels = name
    .split('.')
    .map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`));
  return Buffer.concat([Buffer.alloc(12), ...labels, Buffer.from([0, 0, 1, 0, 1])]);
}
