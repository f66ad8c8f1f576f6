/** How an instance is to be run by systemd. Paths are absolute. */
export interface ServicePlan {
  /** The repository. */
  readonly programFolder: string;
  readonly dataFolder: string;
  /** Further words after `./blende start --data …`. */
  readonly startWords: readonly string[];
}

const UNIT_MEMORY = '/run/blende';

/**
 * The unit of an instance. It starts as root, so that each process gets a numeric user and a file
 * tree of its own; what it keeps of root's rights is listed.
 */
export function instanceUnit(plan: ServicePlan): string {
  const { programFolder, dataFolder, startWords } = plan;
  const command = [`${programFolder}/blende`, 'start', '--data', dataFolder, ...startWords];
  return [
    '# Written by: ./blende config systemd. Place: /etc/systemd/system/blende.service',
    '# Run ./blende setup and ./blende start once by hand before: here the program folder cannot be written.',
    '[Unit]',
    'Description=Blende',
    'Wants=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    'Type=exec',
    `ExecStart=${command.map(quoted).join(' ')}`,
    'Restart=on-failure',
    'KillMode=mixed',
    'TimeoutStopSec=20',
    '# Temporary files lie in memory, as the sockets in /dev/shm do.',
    'RuntimeDirectory=blende',
    'RuntimeDirectoryMode=0711',
    `Environment=TMPDIR=${UNIT_MEMORY}`,
    '',
    '# What it prints are events of a closed list, without anything personal. They go to a journal of',
    '# their own, which journald@blende.conf keeps in memory: the system journal may be on disk and is',
    '# often handed on to syslog. "null" would hide from you why it does not start.',
    'LogNamespace=blende',
    'StandardOutput=journal',
    'StandardError=journal',
    '',
    '# Neither a core dump nor swap: both would put memory on a disk.',
    'LimitCORE=0',
    'MemorySwapMax=0',
    'LimitNOFILE=65536',
    '',
    ...hardening({ programFolder, writes: [dataFolder] }),
    'CapabilityBoundingSet=CAP_SYS_ADMIN CAP_SETUID CAP_SETGID CAP_SETPCAP CAP_CHOWN CAP_FOWNER CAP_DAC_OVERRIDE CAP_DAC_READ_SEARCH CAP_KILL CAP_NET_BIND_SERVICE CAP_SYS_PTRACE',
    '# Each process gets a file tree of its own, and the auditor no network.',
    'RestrictNamespaces=mnt net',
    'SystemCallFilter=@system-service @mount @pkey',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n');
}

/** For journald: the closed events are kept in memory, and handed on to nobody. */
export function volatileJournal(): string {
  return [
    '# Written by: ./blende config systemd. Place: /etc/systemd/journald@blende.conf',
    '[Journal]',
    'Storage=volatile',
    'RuntimeMaxUse=16M',
    'MaxRetentionSec=1month',
    'ForwardToSyslog=no',
    'ForwardToKMsg=no',
    'ForwardToConsole=no',
    'ForwardToWall=no',
    '',
  ].join('\n');
}

/** The unit of a proxy or relay that prints nothing anybody should keep. */
export function proxyUnit(name: 'nginx' | 'haproxy' | 'coturn', command: string): string {
  return [
    `# Written by: ./blende config ${name}. Place: /etc/systemd/system/blende-${name}.service`,
    `# It takes the place of Debian's own unit: systemctl disable --now ${name}`,
    '[Unit]',
    `Description=${name} in front of Blende`,
    'After=network-online.target',
    `Conflicts=${name}.service`,
    '',
    '[Service]',
    'Type=exec',
    `ExecStart=${command}`,
    'Restart=on-failure',
    `RuntimeDirectory=blende-${name}`,
    '# What such a program prints may name a visitor. Try a configuration by hand to see its errors.',
    'StandardOutput=null',
    'StandardError=null',
    'LimitCORE=0',
    'MemorySwapMax=0',
    'LimitNOFILE=65536',
    '',
    ...hardening({ programFolder: '/usr', writes: [] }),
    'CapabilityBoundingSet=CAP_SETUID CAP_SETGID CAP_SYS_CHROOT CAP_CHOWN CAP_DAC_OVERRIDE CAP_KILL CAP_NET_BIND_SERVICE',
    // HAProxy compiles its regular expressions and gives up where that is refused.
    ...(name === 'haproxy' ? [] : ['MemoryDenyWriteExecute=yes']),
    'RestrictNamespaces=yes',
    'SystemCallFilter=@system-service chroot',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n');
}

function hardening(paths: {
  readonly programFolder: string;
  readonly writes: readonly string[];
}): readonly string[] {
  // The auditor looks whether root's folder holds keys of a provider: hidden would look like none.
  const lies = paths.programFolder === '/usr' ? 'yes' : 'read-only';
  return [
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    `ProtectHome=${lies}`,
    ...(paths.writes.length === 0
      ? []
      : [`ReadWritePaths=${paths.writes.map((path) => quoted(`-${path}`)).join(' ')}`]),
    'PrivateTmp=yes',
    'PrivateDevices=yes',
    'ProtectClock=yes',
    'ProtectControlGroups=yes',
    'ProtectHostname=yes',
    'ProtectKernelLogs=yes',
    'ProtectKernelModules=yes',
    'ProtectKernelTunables=yes',
    'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK',
    'RestrictRealtime=yes',
    'RestrictSUIDSGID=yes',
    'LockPersonality=yes',
    'UMask=0077',
    'SystemCallArchitectures=native',
    'SystemCallErrorNumber=EPERM',
    ...(paths.programFolder === '/usr'
      ? []
      : ['# MemoryDenyWriteExecute is impossible here: V8 compiles JavaScript while it runs.']),
  ];
}

/** systemd.syntax(7): percent signs are specifiers, quotes keep words together. */
function quoted(word: string): string {
  const plain = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /[\s"'\\;]/.test(plain) ? `"${plain.replace(/["\\]/g, '\\$&')}"` : plain;
}
