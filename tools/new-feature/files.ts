/** The files of a new feature, as text. */
export type Words = {
  /** `facilities` */
  readonly name: string;
  /** `facility` */
  readonly singular: string;
  readonly Singular: string;
  readonly Name: string;
  readonly table: string;
  readonly singularSnake: string;
  /** `0400` */
  readonly migration: string;
};

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

/** Undefined for what cannot be a name: one lower-case word each, two different ones. */
export const wordsOf = (name: string, singular: string, migration: number): Words | undefined => {
  const word = /^[a-z]{3,30}$/;
  if (!word.test(name) || !word.test(singular) || name === singular) return undefined;
  return {
    name,
    singular,
    Singular: capital(singular),
    Name: capital(name),
    table: name,
    singularSnake: singular,
    migration: String(migration).padStart(4, '0'),
  };
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Path inside the feature's folder → content. */
export const filesOf = ({ name, singular, Singular, Name, table, singularSnake, migration }: Words): Readonly<Record<string, string>> => ({
  'package.json': json({
    name: `@tongtu/${name}`,
    private: true,
    type: 'module',
    exports: { '.': './index.ts', './contract': './contract.ts', './server': './server.ts' },
  }),
  'README.md': `# ${Name}

What it is for, in one paragraph.

## Words

- **${Singular}**: what one is.

## Who may do what

| Act | Who |
|---|---|
| list, read | everybody |
| add | whoever is signed in |
`,
  'contract.ts': `/** The outer shape of ${name}. Also read by the browser. */
import { z } from 'zod';
import { errorKinds, id, localized, localizedOut, page, paging, route } from '@tongtu/platform/contract';

export const ${singular} = z.object({ id, name: localizedOut, createdAt: z.iso.datetime() });
export type ${Singular} = z.output<typeof ${singular}>;

export const list${Name} = route({
  name: 'list${Name}',
  method: 'GET',
  path: '/api/${name}',
  summary: '${Name}, newest first',
  query: z.object({ ...paging }),
  response: page(${singular}),
  errors: ['malformed-cursor'],
});
export const get${Singular} = route({
  name: 'get${Singular}',
  method: 'GET',
  path: '/api/${name}/:${singular}Id',
  summary: 'One ${singular}',
  params: z.object({ ${singular}Id: id }),
  response: ${singular},
  errors: ['${singular}-not-found'],
});
export const add${Singular} = route({
  name: 'add${Singular}',
  method: 'POST',
  path: '/api/${name}',
  summary: 'Add a ${singular}',
  body: z.object({ name: localized(200) }),
  response: ${singular},
  status: 201,
});

export const ${singular}Routes = { list${Name}, get${Singular}, add${Singular} };
export const ${singular}Errors = errorKinds({ '${singular}-not-found': 404 });
`,
  'policy.ts': `/** Who may do what, one sentence a line. */
import { anyone, signedIn, type RoutePolicy } from '@tongtu/platform/http';
import type { ${singular}Routes } from './contract.ts';

export const ${singular}Policy = {
  list${Name}: anyone,
  get${Singular}: anyone,
  add${Singular}: signedIn,
} satisfies RoutePolicy<typeof ${singular}Routes>;
`,
  'store.ts': `/** This feature's SQL. */
import type { Tx } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';

export type ${Singular}Row = { readonly ${singularSnake}_id: string; readonly name: Localized; readonly created_at: Date };
const tables = (tx: Tx) => tx.withTables<{ ${table}: ${Singular}Row }>();

/** Newest first; ids grow with time. */
export const pageOf${Name} = (tx: Tx, after: string | null, limit: number): Promise<readonly ${Singular}Row[]> =>
  tables(tx)
    .selectFrom('${table}')
    .selectAll()
    .$if(after !== null, (query) => query.where('${singularSnake}_id', '<', after!))
    .orderBy('${singularSnake}_id', 'desc')
    .limit(limit)
    .execute();

export const ${singular}ById = (tx: Tx, id: string): Promise<${Singular}Row | undefined> =>
  tables(tx).selectFrom('${table}').selectAll().where('${singularSnake}_id', '=', id).executeTakeFirst();

export const insert${Singular} = async (tx: Tx, row: ${Singular}Row): Promise<void> => {
  await tables(tx)
    .insertInto('${table}')
    .values({ ...row, name: JSON.stringify(row.name) as unknown as Localized })
    .execute();
};
`,
  [`migrations/${migration}-${name}.sql`]: `create table ${table} (
  ${singularSnake}_id uuid not null,
  name jsonb not null,
  created_at timestamptz not null,
  constraint ${table}_pk primary key (${singularSnake}_id)
);
select distribute('${table}', '${singularSnake}_id');
`,
  [`use-cases/add-${singular}.ts`]: `/** A new ${singular}. */
import { announce, type Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { ok, type Result } from '@tongtu/kernel/result';
import { insert${Singular}, type ${Singular}Row } from '../store.ts';

export const add${Singular} = async (context: Context, { name }: { readonly name: Localized }): Promise<Result<${Singular}Row>> => {
  const row: ${Singular}Row = { ${singularSnake}_id: context.newId(), name, created_at: context.now };
  await insert${Singular}(context.tx, row);
  await announce(context, { kind: '${singular}-added', subject: { type: '${singular}', id: row.${singularSnake}_id } });
  return ok(row);
};
`,
  [`use-cases/read-${name}.ts`]: `/** One, and a page of them. */
import type { Context } from '@tongtu/platform/context';
import { isUuid } from '@tongtu/kernel/ids';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { pageOf${Name}, ${singular}ById, type ${Singular}Row } from '../store.ts';

/** Kind \`${singular}-not-found\`. */
export const get${Singular} = async (context: Context, id: string): Promise<Result<${Singular}Row>> => {
  const found = await ${singular}ById(context.tx, id);
  return found === undefined ? fail('${singular}-not-found') : ok(found);
};

/** Kind \`malformed-cursor\`. */
export const list${Name} = async (
  context: Context,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<Result<{ items: readonly ${Singular}Row[]; next: string | null }>> => {
  if (after !== undefined && !isUuid(after)) return fail('malformed-cursor');
  const rows = await pageOf${Name}(context.tx, after ?? null, limit + 1);
  return ok({ items: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1]!.${singularSnake}_id : null });
};
`,
  'http.ts': `/** The routes of ${name}, run. */
import { serve, type ServedRoute } from '@tongtu/platform/http';
import { ok } from '@tongtu/kernel/result';
import { ${singular}Routes, type ${Singular} } from './contract.ts';
import { ${singular}Policy } from './policy.ts';
import type { ${Singular}Row } from './store.ts';
import { add${Singular} } from './use-cases/add-${singular}.ts';
import { get${Singular}, list${Name} } from './use-cases/read-${name}.ts';

const present = (row: ${Singular}Row): ${Singular} => ({ id: row.${singularSnake}_id, name: { ...row.name }, createdAt: row.created_at.toISOString() });

export const ${singular}Http: readonly ServedRoute[] = serve(${singular}Routes, ${singular}Policy, {
  list${Name}: async (context, { query }) => {
    const page = await list${Name}(context, query);
    return page.ok ? ok({ items: page.value.items.map(present), next: page.value.next }) : page;
  },
  get${Singular}: async (context, { params }) => {
    const found = await get${Singular}(context, params.${singular}Id);
    return found.ok ? ok(present(found.value)) : found;
  },
  add${Singular}: async (context, { body }) => {
    const added = await add${Singular}(context, body);
    return added.ok ? ok(present(added.value)) : added;
  },
});
`,
  'server.ts': `/** What the composition root mounts. */
import type { Feature } from '@tongtu/platform/http';
import { ${singular}Errors } from './contract.ts';
import { ${singular}Http } from './http.ts';

export const ${name}Feature = (): Feature => ({ name: '${name}', routes: ${singular}Http, errors: ${singular}Errors });
`,
  'index.ts': `/** What features on upper floors may use of ${name}. */
export { get${Singular} } from './use-cases/read-${name}.ts';
`,
  'locales/en.json': json({ errors: { [`${singular}-not-found`]: `This ${singular} is not there, or you may not see it.` } }),
  'locales/zh.json': json({ errors: { [`${singular}-not-found`]: '该内容不存在，或您无权查看。' } }),
  [`${name}.db.test.ts`]: `import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '@tongtu/platform/database';
import { expect as must } from '@tongtu/kernel/result';
import { testContext, testDatabase, type TestDatabase } from '@tongtu/platform/testing';
import { add${Singular} } from './use-cases/add-${singular}.ts';
import { get${Singular}, list${Name} } from './use-cases/read-${name}.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());

it('what was added is read and listed', async () => {
  const context = testContext(database.db);
  const added = must(await inTransaction(database.db, (tx) => add${Singular}({ ...context, tx }, { name: { en: 'One' } })));
  expect(must(await get${Singular}(context, added.${singularSnake}_id)).name).toEqual({ en: 'One' });
  expect(must(await list${Name}(context, { limit: 10 })).items).toHaveLength(1);
  expect(await get${Singular}(context, context.newId())).toMatchObject({ ok: false, error: { kind: '${singular}-not-found' } });
});
`,
});
