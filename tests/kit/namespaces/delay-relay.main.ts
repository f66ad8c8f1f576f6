import { createSocket } from 'node:dgram';

// A program of its own, run inside the router: hands every datagram back after a while. What comes
// and goes are the packets of a tun device (see delay.ts).

const [ownPort = 0, devicePort = 0, delayMs = 0] = process.argv.slice(2).map(Number);
const socket = createSocket('udp4');
socket.on('message', (packet) => {
  setTimeout(() => socket.send(packet, devicePort, '127.0.0.1'), delayMs);
});
socket.bind(ownPort, '127.0.0.1', () => process.stdout.write('listening on the device\n'));
