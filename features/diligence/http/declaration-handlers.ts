/** Declarations, shareholdings and the check for related parties. */
import { inLanguage } from '@tongtu/kernel/localized';
import { moneyToJson } from '@tongtu/kernel/money';
import { mapResult } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import type { DeclarationView, diligenceRoutes, RelatedPartyCheckView, ShareholdingView } from '../contract.ts';
import type { DiligenceOptions } from './options.ts';
import { checkRelatedParties, getRelatedPartyCheck, type SeenCheck } from '../use-cases/check-related-parties.ts';
import { declareInterest } from '../use-cases/declare-interest.ts';
import { listDeclarations, type SeenDeclaration } from '../use-cases/read-declarations.ts';
import { endShareholding, listShareholdings, recordShareholding, type SeenShareholding } from '../use-cases/shareholdings.ts';

const presentDeclaration = ({ declaration, personName, aboutName, actions }: SeenDeclaration): DeclarationView => ({
  id: declaration.id,
  organizationId: declaration.organizationId,
  personId: declaration.personId,
  personName,
  kind: declaration.kind,
  caseId: declaration.caseId,
  about: { ...declaration.about, organizationName: aboutName },
  relation: declaration.relation,
  share: declaration.share,
  value: declaration.value === null ? null : moneyToJson(declaration.value),
  on: declaration.on,
  words: declaration.words,
  corrects: declaration.corrects,
  correctedBy: declaration.correctedBy,
  declaredAt: declaration.declaredAt.toISOString(),
  actions: [...actions],
});

const presentShareholding =
  ({ language }: Context) =>
  ({ shareholding, holderName, heldName }: SeenShareholding): ShareholdingView => ({
    id: shareholding.id,
    holder: { organizationId: shareholding.holder.organizationId, name: inLanguage(holderName, language).text },
    heldId: shareholding.heldId,
    heldName,
    share: shareholding.share,
    since: shareholding.since,
    until: shareholding.until,
    source: shareholding.source,
  });

const presentCheck = ({ check, current, checkedBy, counterpartyName, findings, undeclared }: SeenCheck): RelatedPartyCheckView => ({
  id: check.id,
  checkedAt: check.checkedAt.toISOString(),
  checkedBy,
  counterpartyName,
  findings: [...findings],
  undeclared: [...undeclared],
  marked: check.marked,
  current,
});

export const declarationHandlers = ({ chance }: DiligenceOptions) =>
  ({
    listDeclarations: (context: Context, { params, query }) =>
      mapResult(listDeclarations(context, params.organizationId, query), ({ items, next, seesAll }) => ({
        items: items.map(presentDeclaration),
        next,
        seesAll,
      })),
    declareInterest: (context, { params, body }) => mapResult(declareInterest(context, params.organizationId, body, chance), presentDeclaration),
    listShareholdings: (context, { params }) =>
      mapResult(listShareholdings(context, params.organizationId), ({ holders, held, actions }) => ({
        holders: holders.map(presentShareholding(context)),
        held: held.map(presentShareholding(context)),
        actions: [...actions],
      })),
    recordShareholding: (context, { params, body }) => mapResult(recordShareholding(context, params.organizationId, body), presentShareholding(context)),
    endShareholding: (context, { params, body }) =>
      mapResult(endShareholding(context, params.organizationId, params.shareholdingId, body.until), presentShareholding(context)),
    checkRelatedParties: (context, { params }) => mapResult(checkRelatedParties(context, params.caseId), presentCheck),
    getRelatedPartyCheck: (context, { params }) =>
      mapResult(getRelatedPartyCheck(context, params.caseId), (seen) => ({ check: seen === null ? null : presentCheck(seen) })),
  }) satisfies Partial<Handlers<typeof diligenceRoutes>>;
