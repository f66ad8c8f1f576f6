// What the auditor's process needs of this product.
export { proxyProbe } from './configuration-check/server/probe-proxy.ts';
