/** On the command line, so that no file in the data folder can say otherwise. */
const ALWAYS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0770',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  // A message shows values, such as "invalid input syntax" with what was sent. What is left goes to
  // stderr, where the supervisor counts lines and keeps none.
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_connections: 'off',
  log_disconnections: 'off',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  track_activities: 'off',
  update_process_title: 'off',
  archive_mode: 'off',
  max_connections: '60',
  dynamic_shared_memory_type: 'posix',
  shared_memory_type: 'mmap',
};

/** Arguments that follow `-D folder`, for the server and for its single-user mode. */
export function serverSettings(more: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries({ ...ALWAYS, ...more }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}
