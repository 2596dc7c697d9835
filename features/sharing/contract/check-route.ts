/** The public check: is this split lawful for this kind of organization and region? Nothing is stored. */
import { z } from 'zod';
import { route } from '@tongtu/platform/contract';
import { checkReport } from './check.ts';
import { sharingPlanJson } from './plan.ts';
import { anyTree } from './versions.ts';

export const checkSharingPlan = route({
  name: 'checkSharingPlan',
  method: 'POST',
  path: '/api/sharing-checks',
  summary: 'Check a plan, as a tree or in the text language, against the law; stores nothing',
  body: z.union([z.object({ tree: anyTree }), z.object({ text: z.string().max(200_000) })]),
  response: z.object({ tree: sharingPlanJson, report: checkReport }),
  errors: ['plan-invalid', 'plan-text-malformed'],
  rateLimit: 20,
});
