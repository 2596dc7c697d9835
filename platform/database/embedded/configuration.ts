/** Settings of the embedded server: a small machine, private, and safe against a power cut. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type ServerSettings = {
  /** Folder of the socket; undefined on Windows, where it listens on loopback. */
  readonly socketFolder: string | undefined;
  readonly port: number;
  readonly sharedBuffers: string;
  /** Off only for tests, whose data nobody wants back. */
  readonly durable: boolean;
};

const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The lines of `postgresql.conf` that differ from PostgreSQL's own; rewritten at every start. */
export const serverConfiguration = (settings: ServerSettings): string =>
  [
    '# Written by Tongtu at every start; changes here are lost.',
    `listen_addresses = ${settings.socketFolder === undefined ? "'127.0.0.1'" : "''"}`,
    ...(settings.socketFolder === undefined ? [] : [`unix_socket_directories = ${quote(settings.socketFolder)}`, 'unix_socket_permissions = 0700']),
    `port = ${settings.port}`,
    'max_connections = 100',
    `shared_buffers = ${settings.sharedBuffers}`,
    'work_mem = 8MB',
    'maintenance_work_mem = 128MB',
    'effective_cache_size = 1GB',
    'random_page_cost = 1.1',
    // Compiling a plan costs more than our short statements gain.
    'jit = off',
    'max_worker_processes = 8',
    'max_parallel_workers_per_gather = 1',
    `fsync = ${settings.durable ? 'on' : 'off'}`,
    `synchronous_commit = ${settings.durable ? 'on' : 'off'}`,
    `full_page_writes = ${settings.durable ? 'on' : 'off'}`,
    // One server without replicas: less to write, and bounded on disk.
    'wal_level = minimal',
    'max_wal_senders = 0',
    'wal_compression = on',
    'min_wal_size = 80MB',
    'max_wal_size = 1GB',
    'checkpoint_timeout = 10min',
    'checkpoint_completion_target = 0.9',
    'max_prepared_transactions = 0',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "lc_messages = 'C'",
    "log_line_prefix = '%m [%p] %q%u@%d '",
    'log_min_duration_statement = 2000',
    // Values in statements may be somebody's secrets.
    'log_parameter_max_length = 0',
    'log_parameter_max_length_on_error = 0',
    'log_autovacuum_min_duration = -1',
    'log_checkpoints = off',
    'password_encryption = scram-sha-256',
    '',
  ].join('\n');

/** Writes the settings and who may connect: on the private socket everyone who can reach it, on loopback with the password. */
export const writeConfiguration = (cluster: string, settings: ServerSettings): void => {
  writeFileSync(join(cluster, 'postgresql.conf'), serverConfiguration(settings), { mode: 0o600 });
  const access = settings.socketFolder === undefined ? 'host all all 127.0.0.1/32 scram-sha-256\n' : 'local all all trust\n';
  writeFileSync(join(cluster, 'pg_hba.conf'), access, { mode: 0o600 });
};
