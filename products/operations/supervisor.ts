// What the operator's commands need of this product.
export {
  coturnFiles,
  haproxyFiles,
  nginxFiles,
  systemdFiles,
  type ConfigurationFile,
} from './proxy-configuration/configuration-files.ts';
export type { ProxiedSite } from './proxy-configuration/proxied-site.ts';
export { checkConfiguration } from './configuration-check/server/check-configuration.ts';
export type { Unread } from './configuration-check/finding.ts';
