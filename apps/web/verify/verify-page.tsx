/** /verify: what it checks in a few words, a file, the result. Nobody has to sign in, and nothing is uploaded. */
import { IconDownload, IconShieldLock } from '@tabler/icons-react';
import { getLog } from '@tongtu/transparency/contract';
import { callRoute, CopyButton, PageBody, PageHeader, useLanguage } from '@tongtu/platform/ui';
import { sayer } from '@tongtu/verify/web';
import { Desk } from './desk.tsx';
import { verifyInWorker } from './in-worker.ts';
import './verify.css';

const command = 'node apps/verify/verify.mjs dossier.zip --vkey KEY';

const ownKeys = async (): Promise<string> => (await callRoute(getLog, {})).verifierKeys.join('\n');

const VerifyPage = () => {
  const { language } = useLanguage();
  const say = sayer(language);
  return (
    <PageBody width="wide">
      <PageHeader
        over={say('page.over')}
        title={say('page.title')}
        lead={say('page.lead')}
        marks={
          <span className="vf-private">
            <IconShieldLock size={17} stroke={1.6} aria-hidden="true" /> {say('page.private')}
          </span>
        }
      />
      <Desk language={language} verify={verifyInWorker} ownKeys={ownKeys} />
      <aside className="vf-alone">
        <p>{say('page.alone')}</p>
        <a className="tt-button" href="/verify.html" download="tongtu-verify.html">
          <IconDownload size={17} stroke={1.7} aria-hidden="true" /> {say('page.download')}
        </a>
        <p className="vf-command">
          <span>{say('page.command')}</span> <code>{command}</code>
          <CopyButton text={command} />
        </p>
      </aside>
    </PageBody>
  );
};

export default VerifyPage;
