/** The page that stands alone: one file, no network, also from a disk. It verifies in the page itself, for a file may start no worker. */
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { localeOf, type Language } from '@tongtu/kernel/localized';
import { fileOutcome } from '@tongtu/verify';
import { sayer } from '@tongtu/verify/web';
import { Desk, type Verify } from '../desk.tsx';
import '../../../../platform/ui/styles/tokens.css';
import '../../../../platform/ui/styles/parts.css';
import '../verify.css';
import './standalone.css';

/** The words “verifying …” are drawn before the page is busy. */
const drawn = (): Promise<void> => new Promise((resolve) => void requestAnimationFrame(() => setTimeout(resolve, 30)));

const verify: Verify = async (file, keys) => {
  await drawn();
  return fileOutcome(new Uint8Array(await file.arrayBuffer()), file.name, { ...keys, atLeast: undefined, entry: undefined, content: undefined });
};

const App = () => {
  const [language, setLanguage] = useState<Language>(navigator.language.startsWith('zh') ? 'zh' : 'en');
  const say = sayer(language);
  useEffect(() => {
    document.documentElement.lang = localeOf(language);
    document.title = `${say('page.title')} · 通途 Tongtu`;
  }, [language, say]);
  return (
    <main className="tt-page tt-page-wide">
      <header className="tt-head">
        <div className="tt-head-row">
          <div className="tt-head-words">
            <div className="tt-over">通途 Tongtu</div>
            <h1 className="tt-title">{say('page.title')}</h1>
            <p className="vf-private">{say('page.offline')}</p>
            <div className="tt-lead">{say('page.lead')}</div>
          </div>
          <div className="tt-actions">
            <button type="button" className="tt-button" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
              {say('page.language')}
            </button>
          </div>
        </div>
      </header>
      <Desk language={language} verify={verify} />
    </main>
  );
};

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
