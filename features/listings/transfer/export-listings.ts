/** What is out and the reader may see, as a stream: the same rows in each format, read page by page. */
import { PassThrough, Readable } from 'node:stream';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import { stringify } from 'csv-stringify';
import { organizationCardsByIds } from '@tongtu/parties';
import type { OrganizationCard } from '@tongtu/parties/contract';
import type { Context } from '@tongtu/platform/context';
import { RawAnswer } from '@tongtu/platform/http';
import { clearanceOf, disclose } from '../domain/disclosure.ts';
import { listingKinds, type ListingKind } from '../contract/bodies.ts';
import type { exportFormats } from '../contract/routes.ts';
import { maySee } from '../policy.ts';
import { publishedRowsAfter } from '../store/lists.ts';
import { cellOf, columnsOf } from './cells.ts';
import { jsonLdOf, type LinkedFace } from './json-ld.ts';

export type ExportFormat = (typeof exportFormats)[number];
export type ExportQuery = { readonly format: ExportFormat; readonly kind?: readonly ListingKind[] | undefined; readonly organizationId?: string | undefined };

const pageSize = 500;

type Row = LinkedFace & { readonly reference: string | null };

/** Each page is read on its own, so that a slow reader holds no transaction. Requests that were granted for single cards are not looked up: an export shows what the reader's standing shows. */
async function* rowsFor(context: Context, query: ExportQuery): AsyncGenerator<Row> {
  let after: string | null = null;
  for (;;) {
    const page = await publishedRowsAfter(context.tx, after, pageSize, { kinds: query.kind, organizationId: query.organizationId });
    const owners: ReadonlyMap<string, OrganizationCard> =
      page.length === 0 ? new Map() : await organizationCardsByIds(context.tx, [...new Set(page.map(({ listing }) => listing.organizationId))]);
    for (const { listing } of page) {
      const organization = owners.get(listing.organizationId);
      if (organization === undefined || !maySee(context.reader, listing, organization.state === 'verified', context.now)) continue;
      const owned = clearanceOf(context.reader, listing.organizationId) === 'on-request';
      yield {
        id: listing.id,
        kind: listing.kind,
        title: listing.title ?? {},
        body: disclose(listing, context.reader).body,
        organization,
        publishedAt: listing.publishedAt,
        updatedAt: listing.updatedAt,
        reference: owned ? listing.reference : null,
      };
    }
    if (page.length < pageSize) return;
    after = page.at(-1)!.listing.id;
  }
}

const flat = (row: Row): Record<string, unknown> => ({ kind: row.kind, reference: row.reference ?? row.id, title: row.title, ...row.body });

async function* jsonl(rows: AsyncGenerator<Row>): AsyncGenerator<string> {
  for await (const row of rows)
    yield `${JSON.stringify({
      id: row.id,
      kind: row.kind,
      reference: row.reference ?? row.id,
      title: row.title,
      body: row.body,
      organization: row.organization.name,
      publishedAt: row.publishedAt?.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    })}\n`;
}

async function* jsonLd(rows: AsyncGenerator<Row>, publicUrl: string): AsyncGenerator<string> {
  yield '{"@context":"https://schema.org","@graph":[';
  let separator = '\n';
  for await (const row of rows) {
    yield `${separator}${JSON.stringify(jsonLdOf(row, publicUrl))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

async function* records(rows: AsyncGenerator<Row>, columns: readonly string[]): AsyncGenerator<string[]> {
  for await (const row of rows) {
    const cells = flat(row);
    yield columns.map((column) => cellOf(cells, column));
  }
}

/** The mark at the start tells spreadsheets that it is UTF-8. */
const csv = (rows: AsyncGenerator<Row>, columns: readonly string[]): Readable =>
  Readable.from(records(rows, columns)).compose(stringify({ header: true, bom: true, columns: [...columns] })) as unknown as Readable;

const xlsx = (rows: AsyncGenerator<Row>, columns: readonly string[]): Readable => {
  const out = new PassThrough();
  const write = async (): Promise<void> => {
    const book = new WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: false });
    const sheet = book.addWorksheet('listings');
    await sheet.addRow([...columns]).commit();
    for await (const record of records(rows, columns)) {
      if (out.destroyed) return;
      await sheet.addRow(record).commit();
      if (out.writableNeedDrain) await new Promise<void>((resolve) => void out.once('drain', resolve).once('close', resolve));
    }
    await sheet.commit();
    await book.commit();
  };
  write().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
};

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonld: 'application/ld+json; charset=utf-8',
};

/** A download. What an import reads comes back the same; the reference of a card of others is its id. */
export const exportListings = (context: Context, query: ExportQuery, publicUrl: string): RawAnswer => {
  const rows = rowsFor(context, query);
  const columns = columnsOf(query.kind ?? listingKinds);
  const streams: Readonly<Record<ExportFormat, () => Readable>> = {
    jsonl: () => Readable.from(jsonl(rows)),
    jsonld: () => Readable.from(jsonLd(rows, publicUrl)),
    csv: () => csv(rows, columns),
    xlsx: () => xlsx(rows, columns),
  };
  return new RawAnswer(streams[query.format](), {
    'content-type': mediaTypes[query.format],
    'content-disposition': `attachment; filename="listings-${context.now.toISOString().slice(0, 10)}.${query.format}"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
};
