/** One field to search with; Enter or the button sends. It gives what was typed, trimmed. */
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useText } from '../i18n/text.ts';

export const SearchBox = ({
  value = '',
  onSearch,
  placeholder,
  label,
  size = 'normal',
  autoFocus,
}: {
  value?: string;
  onSearch: (text: string) => void;
  placeholder?: string;
  label?: string;
  size?: 'small' | 'normal' | 'large';
  autoFocus?: boolean;
}) => {
  const t = useText('ui');
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  // What the page asks for changed (a filter was cleared): it replaces what was typed.
  if (given !== value) {
    setGiven(value);
    setText(value);
  }
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <search>
      <form className={`tt-search tt-search-${size}`} onSubmit={send}>
        <IconSearch size={size === 'large' ? 20 : 17} stroke={1.8} aria-hidden="true" />
        <input
          ref={input}
          type="search"
          name="q"
          value={text}
          maxLength={500}
          enterKeyHint="search"
          autoComplete="off"
          aria-label={label ?? t('searchFor')}
          placeholder={placeholder}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {text !== '' ? (
          <button
            type="button"
            className="tt-search-clear"
            aria-label={t('clearSearch')}
            onClick={() => {
              setText('');
              if (value !== '') onSearch('');
              input.current?.focus();
            }}
          >
            <IconX size={16} aria-hidden="true" />
          </button>
        ) : null}
        {size === 'small' ? null : (
          <button type="submit" className="tt-search-go">
            {t('search')}
          </button>
        )}
      </form>
    </search>
  );
};
