import { coturnConfiguration, type OwnRelay } from './coturn-configuration.ts';
import { haproxyConfiguration } from './haproxy-configuration.ts';
import { nginxConfiguration } from './nginx-configuration.ts';
import type { ProxiedSite } from './proxied-site.ts';
import { instanceUnit, proxyUnit, volatileJournal, type ServicePlan } from './systemd-units.ts';

export interface ConfigurationFile {
  readonly name: string;
  readonly text: string;
  /** For its owner alone. */
  readonly secret: boolean;
}

type Files = readonly [ConfigurationFile, ...ConfigurationFile[]];

/** The configuration, then the unit that starts it from `folder`. */
export function nginxFiles(site: ProxiedSite, folder: string): Files {
  return [
    open('nginx.conf', nginxConfiguration(site)),
    open(
      'blende-nginx.service',
      proxyUnit('nginx', `/usr/sbin/nginx -e /dev/null -c ${folder}/nginx.conf`),
    ),
  ];
}

export function haproxyFiles(site: ProxiedSite, folder: string): Files {
  return [
    open('haproxy.cfg', haproxyConfiguration(site)),
    open(
      'blende-haproxy.service',
      proxyUnit('haproxy', `/usr/sbin/haproxy -Ws -f ${folder}/haproxy.cfg`),
    ),
  ];
}

export function coturnFiles(relay: OwnRelay, folder: string): Files {
  const { secret } = relay;
  return [
    { name: 'turnserver.conf', text: coturnConfiguration(relay), secret: true },
    open(
      'blende-coturn.service',
      proxyUnit('coturn', `/usr/bin/turnserver -c ${folder}/turnserver.conf`),
    ),
    ...(secret === undefined ? [] : [{ name: 'relay.secret', text: `${secret}\n`, secret: true }]),
  ];
}

export function systemdFiles(plan: ServicePlan): Files {
  return [
    open('blende.service', instanceUnit(plan)),
    open('journald@blende.conf', volatileJournal()),
  ];
}

function open(name: string, text: string): ConfigurationFile {
  return { name, text, secret: false };
}
