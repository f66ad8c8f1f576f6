// What the auditor's process looks at in this product.
export { hardeningProbe } from './engine/server/probe-hardening.ts';
export { iceServersProbe } from './engine/server/probe-ice-servers.ts';
