/** Cases: opened, read, changed, stepped. */
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import { mapResult, ok, type Result } from '@tongtu/kernel/result';
import type { diligenceRoutes } from '../contract.ts';
import type { CaseView } from '../contract/cases.ts';
import type { Case } from '../domain/case.ts';
import { detailsOf, readCase } from '../use-cases/case-view.ts';
import { openCase } from '../use-cases/open-case.ts';
import { listCases } from '../use-cases/read-cases.ts';
import { saveCase } from '../use-cases/save-case.ts';
import { stepCase } from '../use-cases/step-case.ts';
import { stepPrice } from '../use-cases/step-price.ts';
import { presentCase, presentCaseCard } from './present-case.ts';

/** After a write the case is answered as who wrote it sees it. */
const shown = async (context: Context, written: Promise<Result<Case>>): Promise<Result<CaseView>> => {
  const done = await written;
  return done.ok ? ok(presentCase(await detailsOf(context, done.value))) : done;
};

export const caseHandlers = {
  listCases: (context, { query }) => mapResult(listCases(context, query), ({ items, next }) => ({ items: items.map(presentCaseCard), next })),
  openCase: (context, { body }) => shown(context, openCase(context, body)),
  getCase: (context, { params }) => mapResult(readCase(context, params.caseId), presentCase),
  saveCase: (context, { params, body }) => shown(context, saveCase(context, params.caseId, body)),
  stepCase: (context, { params, body }) => shown(context, stepCase(context, params.caseId, body)),
  stepPrice: (context, { params, body }) => shown(context, stepPrice(context, params.caseId, body)),
} satisfies Partial<Handlers<typeof diligenceRoutes>>;
