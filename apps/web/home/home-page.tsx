/** / — what the consortium is, what is here now, where to begin. */
import { PageBody, PageHeader, useText } from '@tongtu/platform/ui';

const HomePage = () => {
  const t = useText('web');
  return (
    <PageBody width="wide">
      <PageHeader title={t('home.hero')} lead={t('home.lead')} documentTitle={t('title')} />
    </PageBody>
  );
};

export default HomePage;
