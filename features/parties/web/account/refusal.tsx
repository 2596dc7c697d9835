/** Why an act on the account was refused; where signing in again is wanted, the way there and back. */
import { ProblemNote, TextLink, useText, type Problem } from '@tongtu/platform/ui';

export const Refusal = ({ problem }: { problem: Problem | undefined }) => {
  const t = useText('parties');
  return (
    <>
      <ProblemNote error={problem} />
      {problem?.kind === 'sign-in-again' ? (
        <p>
          <TextLink to="/sign-in?next=/account">{t('account.signInAgain')}</TextLink>
        </p>
      ) : null}
    </>
  );
};
