/**
 * The composition root: config → database → platform → features. The server and every command of the command line
 * open the same house; what they leave out (workers, the index) they say.
 * The order: database, migrations, queue's tables, files and texts, features, running queue, accounts, index.
 */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { closePerson, ensurePerson } from '@tongtu/parties';
import { partiesFeature } from '@tongtu/parties/server';
import { listingsFeature } from '@tongtu/listings/server';
import { diligenceFeature } from '@tongtu/diligence/server';
import { facilitiesFeature } from '@tongtu/facilities/server';
import { ledgerFeature } from '@tongtu/ledger/server';
import { matchingFeature } from '@tongtu/matching/server';
import { sharingFeature } from '@tongtu/sharing/server';
import { transparencyFeature } from '@tongtu/transparency/server';
import { createAuth, type Auth } from '@tongtu/platform/auth';
import { authSecretOf, logKeysOf, type Config } from '@tongtu/platform/config';
import type { Context } from '@tongtu/platform/context';
import { inTransaction, migrate, migrationFolders, openDatabase, settleTransaction, type Database, type DatabaseFault } from '@tongtu/platform/database';
import { wakeFollowers } from '@tongtu/platform/events';
import { openFiles, openObjects, type Files } from '@tongtu/platform/files';
import { forgetKeys, type Feature } from '@tongtu/platform/http';
import { loadLocales, type Locales } from '@tongtu/platform/i18n';
import { defineJob, handleJob, prepareJobs, startJobs, type HandledJob, type JobQueue, type Jobs } from '@tongtu/platform/jobs';
import { createMailer, letterJob, openTransport, outboxFolder, readOutbox } from '@tongtu/platform/mail';
import type { Logger } from '@tongtu/platform/telemetry';
import { makeIdSource } from '@tongtu/kernel/ids';
import { visitor, type Reader } from '@tongtu/kernel/reader';
import { z } from 'zod';
import { demoAccounts, demoIsThere, seedDemo } from '../../tools/demo/index.ts';
import { sweepFiles } from './sweep-files.ts';
import { version } from './version.ts';

export type HouseOptions = {
  readonly config: Config;
  readonly log: Logger;
  /** A command may work on the database of a running server; a second server may not. */
  readonly whenInUse: 'refuse' | 'join';
  /** Runs jobs and schedules. */
  readonly work: boolean;
  /** The embedded server crashed too often and was given up. */
  readonly onLost?: (fault: DatabaseFault) => void;
};

export type House = {
  readonly config: Config;
  readonly log: Logger;
  readonly locales: Locales;
  readonly database: Database;
  readonly files: Files;
  readonly auth: Auth;
  readonly jobs: Jobs;
  readonly features: readonly Feature[];
  readonly matching: ReturnType<typeof matchingFeature>;
  readonly transparency: ReturnType<typeof transparencyFeature>;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** A context on the pool. */
  readonly context: (reader?: Reader) => Context;
  /** One transaction; followers are woken after it. */
  readonly inTransaction: <T>(work: (context: Context) => Promise<T>, reader?: Reader) => Promise<T>;
  /** The database holds the demo consortium, and demo mode is not off. */
  readonly demo: () => boolean;
  /** Fills in the demo consortium, as far as it is not there. */
  readonly seed: () => ReturnType<typeof seedDemo>;
  readonly close: (graceSeconds?: number) => Promise<void>;
};

/** Sessions and links that ran out; answers to repeated requests, which nobody repeats after a day. */
const tidyUp = defineJob({ name: 'tidy-up', data: z.object({}), single: true, schedule: { cron: '23 4 * * *', data: {} } });
/** Files of refused uploads, removed attachments, imports that are over. */
const sweepStoredFiles = defineJob({ name: 'sweep-files', data: z.object({}), single: true, timeoutSeconds: 3600, schedule: { cron: '41 4 * * *', data: {} } });
const dayMs = 86_400_000;

/** Opens everything but the doors. Throws `DatabaseFault`. */
export const openHouse = async ({ config, log, whenInUse, work, onLost }: HouseOptions): Promise<House> => {
  const clock = (): Date => new Date();
  const newId = makeIdSource(clock, (bytes) => randomBytes(bytes));
  if (config.databaseUrl === undefined) await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const database = await openDatabase({
    url: config.databaseUrl,
    ownerUrl: config.databaseOwnerUrl,
    dataDir: config.dataDir,
    poolSize: config.databasePoolSize,
    log,
    whenInUse,
    ...(onLost === undefined ? {} : { onLost }),
  });
  try {
    await migrate({ ownerUrl: database.ownerUrl, appRole: database.appRole, folders: migrationFolders(), log });
    await prepareJobs(database.ownerUrl, database.appRole, log);
    const { db } = database;
    const locales = loadLocales();
    const files = openFiles(config.filesUrl);
    let isDemo = false;
    // What needs each other is reached through these: accounts need letters, letters the queue, the queue the jobs of the features, those the accounts.
    const later: { auth?: Auth } = {};
    const auth = (): Auth => {
      if (later.auth === undefined) throw new Error('accounts are asked for before they are there');
      return later.auth;
    };
    const matching = matchingFeature({ db, indexUrl: config.indexUrl, log, clock });
    const publishedLog = openObjects(config.filesUrl, 'log');
    const transparency = transparencyFeature({
      objects: publishedLog,
      origin: config.logOrigin,
      fallbackOrigin: `${new URL(config.publicUrl).host}/log`,
      witnesses: config.logWitnesses,
      keys: () => logKeysOf(config),
      provable: () => new Set(features.flatMap((feature) => feature.provable ?? [])),
      chance: (bytes) => randomBytes(bytes),
      clock,
    });
    const features: readonly Feature[] = [
      partiesFeature({
        publicUrl: () => config.publicUrl,
        version,
        demo: () => isDemo,
        demoAccounts,
        readOutbox: (limit) => readOutbox(outboxFolder(config), limit),
        accountOf: (personId, tx) => auth().accountOf(personId, tx),
      }),
      ledgerFeature(),
      transparency,
      listingsFeature({ sentence: locales.sentence, publicUrl: () => config.publicUrl, clock }),
      matching,
      facilitiesFeature({
        sentence: locales.sentence,
        translate: locales.translate,
        publicUrl: () => config.publicUrl,
        chance: (bytes) => randomBytes(bytes),
      }),
      diligenceFeature({ translate: locales.translate, publicUrl: () => config.publicUrl, publishedLog, chance: (bytes) => randomBytes(bytes) }),
      sharingFeature({ translate: locales.translate, publicUrl: () => config.publicUrl }),
    ];
    const base = (queue: JobQueue): Omit<Context, 'reader' | 'now'> => ({
      tx: db,
      newId,
      language: config.language,
      jobs: queue,
      mail: createMailer(queue, locales),
      files,
    });
    const housekeeping: readonly HandledJob<Context>[] = [
      letterJob({ locales, transport: openTransport(config), from: config.mailFrom, publicUrl: config.publicUrl, clock }),
      handleJob<Context, object>(tidyUp, async (context) => {
        await auth().tidy();
        await forgetKeys(context.tx, new Date(context.now.getTime() - dayMs));
      }),
      handleJob<Context, object>(sweepStoredFiles, async (context, _, { signal }) => {
        const removed = await sweepFiles({ files, features, db: context.tx, now: context.now, signal });
        log.info({ removed }, 'files that nothing refers to removed');
      }),
    ];
    const jobs = await startJobs<Context>({
      url: database.url,
      jobs: [...housekeeping, ...features.flatMap((feature) => feature.jobs ?? [])],
      work,
      contextFor: (_run, queue) => ({ ...base(queue), reader: visitor, now: clock() }),
      log,
    });
    const shared = base(jobs.queue);
    const context = (reader: Reader = visitor): Context => ({ ...shared, reader, now: clock() });
    const transact: House['inTransaction'] = async (act, reader) => {
      const value = await inTransaction(db, (tx) => act({ ...context(reader), tx }));
      wakeFollowers();
      return value;
    };
    later.auth = createAuth({
      db,
      secret: authSecretOf(config),
      publicUrl: config.publicUrl,
      newId,
      clock,
      log,
      demo: config.demo !== 'off',
      sendMail: (kind, to, { language, ...data }) =>
        transact((inside) => inside.mail.send(inside.tx, { template: `auth.${kind}`, to, language, data: { ...data, language } })),
      onAccountCreated: (account) =>
        transact((inside) => ensurePerson(inside, { personId: account.userId, name: account.name, email: account.email })).then(() => {}),
      onAccountClosed: (account) => settleTransaction(db, (tx) => closePerson({ ...context(), tx }, account.userId)),
    });
    const seed: House['seed'] = async () => {
      const seeded = await seedDemo({
        inTransaction: transact,
        createAccount: auth().createAccount,
        now: clock(),
        translate: locales.translate,
        log: (line) => log.debug({ line }, 'demo'),
      });
      isDemo = config.demo !== 'off' && (await demoIsThere(db));
      return seeded;
    };
    isDemo = config.demo !== 'off' && (await demoIsThere(db));
    return {
      config,
      log,
      locales,
      database,
      files,
      auth: later.auth,
      jobs,
      features,
      matching,
      transparency,
      clock,
      newId,
      context,
      inTransaction: transact,
      demo: () => isDemo,
      seed,
      close: async (graceSeconds = 0) => {
        await jobs.stop(graceSeconds);
        await matching.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
};
