/** Text in 中文, English or both: what is missing is shown in the other language, and said to be. */
import { localize, type LocalizedLike } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';

/** `quiet` shows no mark (for tight tables), but still says the language to screen readers through `lang`. */
export const LocalizedText = ({ value, quiet, multiline }: { value: LocalizedLike; quiet?: boolean; multiline?: boolean }) => {
  const t = useText('ui');
  const shown = localize(value, t.language);
  if (!shown) return null;
  const text = multiline ? <span className="tt-prose">{shown.text}</span> : shown.text;
  if (!shown.fallback) return <>{text}</>;
  return (
    <span lang={shown.language === 'zh' ? 'zh-CN' : 'en'}>
      {text}
      {quiet ? null : (
        <span className="tt-lang-mark" lang={t.language === 'zh' ? 'zh-CN' : 'en'} title={t(`fallback.${shown.language}`)}>
          {t(`languageMark.${shown.language}`)}
        </span>
      )}
    </span>
  );
};

/** A shown text with marked stretches: offsets in UTF-16 units, end exclusive. */
export const Highlighted = ({ text, ranges }: { text: string; ranges: readonly (readonly [number, number])[] }) => {
  const parts: (string | { marked: string })[] = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (start < at || end > text.length || end <= start) continue;
    parts.push(text.slice(at, start), { marked: text.slice(start, end) });
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts.map((part, index) => (typeof part === 'string' ? part : <mark key={index}>{part.marked}</mark>))}</>;
};
