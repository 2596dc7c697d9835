/** In demo mode letters are not sent: they stand here, so that whoever tries the platform can go on. */
import { listDemoLetters } from '../../contract.ts';
import { Remark, useFormat, useRoute, useSession, useText } from '@tongtu/platform/ui';

/** The addresses of our own pages in a letter become links. */
const Text = ({ text }: { text: string }) => (
  <p className="pt-letter">
    {text.split(/(https?:\/\/\S+)/).map((part, index) => {
      if (!/^https?:\/\//.test(part)) return part;
      const { pathname, search } = new URL(part);
      return (
        <a key={index} className="tt-link" href={pathname + search}>
          {part}
        </a>
      );
    })}
  </p>
);

export const DemoLetters = ({ to }: { to: string }) => {
  const t = useText('parties');
  const format = useFormat();
  const { session } = useSession();
  const letters = useRoute(listDemoLetters, { query: { to } }, { enabled: session.demo && to !== '', refetchInterval: 2500 });
  if (!session.demo || to === '') return null;
  const newest = letters.data?.items[0];
  return (
    <Remark title={t('auth.demoLetters')}>
      {newest ? (
        <>
          <p>
            <b>{newest.subject}</b> <span className="tt-quiet">{format.dateTime(newest.at)}</span>
          </p>
          <Text text={newest.text} />
        </>
      ) : (
        <p>{t('auth.demoLettersWait')}</p>
      )}
    </Remark>
  );
};
