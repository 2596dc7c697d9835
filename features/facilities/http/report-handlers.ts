/** Reports: how facilities are used, and the yearly report on instruments as a file. */
import type { Context } from '@tongtu/platform/context';
import { writeCsv, writeXlsx } from '@tongtu/platform/documents';
import { downloadHeaders, RawAnswer, type Handlers } from '@tongtu/platform/http';
import { mapResult, ok } from '@tongtu/kernel/result';
import type { UseLine } from '../contract/reports.ts';
import type { facilityRoutes } from '../contract.ts';
import { hoursOf, shareOf } from '../domain/facility-use.ts';
import { getFacilityUse, type ResourceUse } from '../use-cases/facility-use.ts';
import { instrumentReport, type InstrumentReport } from '../use-cases/instrument-report.ts';
import type { FacilitiesOptions } from './options.ts';

const presentLine = (line: ResourceUse): UseLine => ({
  facilityId: line.facilityId,
  facilityTitle: line.facilityTitle,
  resourceId: line.resourceId,
  resourceName: line.resourceName,
  openHours: hoursOf(line.open),
  bookedHours: hoursOf(line.booked),
  usedHours: hoursOf(line.used),
  outsideHours: hoursOf(line.outside),
  utilisation: shareOf(line.used, line.open),
  outsideShare: shareOf(line.outside, line.used),
  bookings: line.bookings,
  customers: line.customers,
  noShows: line.noShows,
  cancellations: line.cancellations,
  samples: line.samples,
  income: line.income.map(({ currency, amount }) => ({ currency, amount: amount.toString() })),
});

const mediaTypes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

/** The bytes of the report: a workbook says above the table what it is, CSV is the table alone. */
export const reportFile = async (report: InstrumentReport, format: keyof typeof mediaTypes): Promise<Uint8Array> =>
  format === 'csv' ? writeCsv(report) : writeXlsx([{ name: report.sheet, lead: [[report.title], ...report.lead], columns: report.columns, rows: report.rows }]);

export const reportHandlers = (_options: FacilitiesOptions) =>
  ({
    getFacilityUse: (context: Context, { params, query }) =>
      mapResult(getFacilityUse(context, params.organizationId, query), ({ from, to, lines, requests }) => ({
        from,
        to,
        lines: lines.map(presentLine),
        requests: { ...requests, refusals: [...requests.refusals] },
      })),
    downloadInstrumentReport: async (context, { params, query }) => {
      const report = await instrumentReport(context, params.organizationId, query.year, query.lang ?? context.language);
      if (!report.ok) return report;
      const bytes = Buffer.from(await reportFile(report.value, query.format));
      const file = { name: `${report.value.title} ${query.year}.${query.format}`, mediaType: mediaTypes[query.format], size: bytes.length };
      return ok(new RawAnswer(bytes, downloadHeaders(file)));
    },
  }) satisfies Partial<Handlers<typeof facilityRoutes>>;
