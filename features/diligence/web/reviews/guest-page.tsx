/** /guest-review#token: the dossier for a reviewer without an account, and his finding. */
import { useState } from 'react';
import { IconDownload } from '@tabler/icons-react';
import {
  asProblem,
  EmptyState,
  LoadingState,
  LocalizedText,
  Loaded,
  PageBody,
  PageHeader,
  ProblemNote,
  Remark,
  Section,
  TextLink,
  useFormat,
  useRoute,
  useText,
  type Problem,
} from '@tongtu/platform/ui';
import { openGuestReview, type GuestReviewView } from '../../contract/reviews.ts';
import { looseEvidence } from '../dossier/groups.ts';
import { EvidenceItem } from '../dossier/evidence-item.tsx';
import { Matrix, type MatrixActs } from '../dossier/matrix.tsx';
import { Standing } from '../dossier/standing.tsx';
import { FindingForm } from './finding-form.tsx';
import { saveGuestFile } from './guest-file.ts';
import { ReviewMark } from './marks.tsx';
import { ReviewWords } from './review-words.tsx';
import { useHashToken } from './use-hash-token.ts';
import './reviews.css';

/** Takes a file; while it comes, that is said, and why it did not. */
const useFiles = (token: string) => {
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (file: { evidenceId: string | null; exportId: string | null }, otherwise: string): Promise<void> => {
    setSaving(true);
    setProblem(null);
    try {
      await saveGuestFile({ token, ...file }, otherwise);
    } catch (error) {
      setProblem(asProblem(error));
    }
    setSaving(false);
  };
  return { save, isSaving, problem };
};

const Found = ({ review }: Pick<GuestReviewView, 'review'>) => {
  const t = useText('diligence');
  if (review.finding === null) return null;
  return (
    <Section title={t('reviews.guest.mine')} framed>
      {review.actions.length > 0 ? null : (
        <Remark tone="good">
          <p>{t(review.state === 'final' ? 'reviews.guest.thanksFinal' : 'reviews.guest.thanks')}</p>
        </Remark>
      )}
      <div className="dc-after-note">
        <ReviewWords review={review} />
      </div>
    </Section>
  );
};

const Guest = ({ token, view }: { token: string; view: GuestReviewView }) => {
  const t = useText('diligence');
  const format = useFormat();
  const files = useFiles(token);
  const { review, dossier, latestExport } = view;
  const loose = looseEvidence(dossier);
  const acts: MatrixActs = {
    leadsOn: false,
    download: (evidence, name) => (
      <button
        type="button"
        className="dc-text-button"
        disabled={files.isSaving}
        onClick={() => void files.save({ evidenceId: evidence.id, exportId: null }, evidence.file?.name ?? `${evidence.id}.json`)}
      >
        {name}
      </button>
    ),
  };
  return (
    <>
      <PageHeader
        over={<LocalizedText value={view.unitName} quiet />}
        title={format.localized(dossier.title)}
        documentTitle={`${t('reviews.guest.title')} · ${format.localized(dossier.title)}`}
        lead={t('reviews.guest.lead')}
        marks={
          <>
            <ReviewMark state={review.state} />
            <span className="tt-quiet">{t('reviews.guest.for', { name: review.reviewerName, body: review.reviewerBody })}</span>
            <span className="tt-quiet">{t('reviews.guest.until', { day: format.date(review.expiresAt) })}</span>
          </>
        }
        actions={
          <>
            {latestExport === null ? null : (
              <button
                type="button"
                className="tt-button"
                disabled={files.isSaving}
                onClick={() => void files.save({ evidenceId: null, exportId: latestExport.id }, 'dossier.zip')}
              >
                <IconDownload size={16} stroke={1.8} aria-hidden="true" />
                dossier.zip
              </button>
            )}
            {review.actions.length === 0 ? null : (
              <button type="button" className="tt-button tt-button-main" onClick={() => document.getElementById('finding')?.scrollIntoView({ block: 'start' })}>
                {t(review.actions.includes('answer') ? 'reviews.guest.answer' : 'reviews.guest.find')}
              </button>
            )}
          </>
        }
      />
      <output className="tt-hint">{files.isSaving ? t('reviews.guest.saving') : ''}</output>
      {files.problem === null ? null : <ProblemNote error={files.problem} />}
      <Found review={review} />
      <Section title={t('dossier.title')}>
        <Standing dossier={dossier} />
        <Matrix dossier={dossier} acts={acts} />
      </Section>
      {loose.length === 0 ? null : (
        <Section title={t('dossier.loose.title')} lead={t('dossier.loose.lead')}>
          <ul className="dc-evidences">
            {loose.map((evidence) => (
              <EvidenceItem key={evidence.id} evidence={evidence} acts={acts} showsKind />
            ))}
          </ul>
        </Section>
      )}
      {review.actions.length === 0 ? null : <FindingForm key={review.state} token={token} view={view} />}
      <p className="dc-verify">
        {t('dossier.export.verify')} <TextLink to="/verify">{t('dossier.export.page')}</TextLink>
      </p>
    </>
  );
};

const Read = ({ token }: { token: string }) => {
  // Each look is recorded; the same page asks once.
  const found = useRoute(openGuestReview, { body: { token } }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Loaded of={found} page loading={<LoadingState shape="page" rows={6} />}>
      {(view) => <Guest token={token} view={view} />}
    </Loaded>
  );
};

const GuestPage = () => {
  const t = useText('diligence');
  const token = useHashToken();
  return (
    <PageBody width="wide">
      {token === '' ? (
        <>
          <PageHeader title={t('reviews.guest.title')} />
          <EmptyState drawing="locked" title={t('reviews.guest.noToken')}>
            {t('reviews.guest.noTokenHint')}
          </EmptyState>
        </>
      ) : (
        <Read key={token} token={token} />
      )}
    </PageBody>
  );
};

export default GuestPage;
