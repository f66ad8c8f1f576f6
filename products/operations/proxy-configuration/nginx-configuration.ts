import { nginxPages } from './nginx-pages.ts';
import { nginxStream } from './nginx-stream.ts';
import type { ProxiedSite } from './proxied-site.ts';

/**
 * A whole nginx.conf for nginx 1.22 or later with its stream module. nginx opens its built-in error
 * log before it reads this: start it with `-e /dev/null`.
 */
export function nginxConfiguration(site: ProxiedSite): string {
  return [
    '# Written by: ./blende config nginx. Checked by: ./blende config lint FILE.',
    '# Start it with: nginx -e /dev/null -c FILE, since nginx opens another error log before it reads this.',
    '# Nothing of a visitor reaches a disk. Addresses are counted in memory and end here.',
    'user www-data;',
    'worker_processes auto;',
    'worker_rlimit_nofile 16384;',
    '# A core dump would hold keys and addresses.',
    'worker_rlimit_core 0;',
    `pid ${site.runFolder}/nginx.pid;`,
    'daemon off;',
    '# "off" would be a file of that name. Nothing below "emerg", and that to nowhere.',
    'error_log /dev/null emerg;',
    'include /etc/nginx/modules-enabled/*.conf;',
    '',
    'events {',
    '  worker_connections 8192;',
    '}',
    '',
    ...block('stream', nginxStream(site)),
    '',
    ...block('http', nginxPages(site)),
    '',
  ].join('\n');
}

function block(name: string, lines: readonly string[]): readonly string[] {
  return [`${name} {`, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}
