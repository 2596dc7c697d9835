/** The database room: open it, work in transactions, bring it to this code's level. */
export { openDatabase, type Database, type OpenOptions } from './open.ts';
export { settleTransaction } from './settle.ts';
export { inTransaction, type TransactionOptions } from './transaction.ts';
export { migrate, type MigrateOptions } from './migrate.ts';
export { houseRoot, migrationFolders } from './migration-files.ts';
export { clientConfig, kyselyOn, openPool, silentLog, typeParsers, type Log, type Tx } from './pool.ts';
export { DatabaseFault, errorCode, faultSentence, isConnectionLoss, type FaultKind } from './fault.ts';
export { distribution, type Placement } from './distribution.ts';
export { backup, type BackupOptions } from './backup/backup.ts';
export { restore, type RestoreOptions } from './backup/restore.ts';
export { verifyBackup } from './backup/archive.ts';
export type { Manifest } from './backup/manifest.ts';
