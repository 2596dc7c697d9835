/** A plan that one has already, as text or JSON. What cannot be read stands in its face, with its faults. */
import { useState } from 'react';
import { Modal, Button, Textarea } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import { typeJson } from '../faces/json-face.tsx';
import type { DraftState } from '../faces/use-draft.ts';

export const PasteBox = ({ state, onClose }: { state: DraftState; onClose: () => void }) => {
  const t = useText('sharing');
  const [text, setText] = useState('');
  const take = async (): Promise<void> => {
    if (text.trimStart().startsWith('{')) typeJson(state, text);
    else {
      const { parsePlanText } = await import('../../language/parse-text.ts');
      state.type('text', text, parsePlanText(text));
    }
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('check.paste')} centered closeButtonProps={{ 'aria-label': t('check.close') }}>
      <form
        className="tt-form"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <Textarea
          data-autofocus
          label={t('check.pasteLabel')}
          description={t('check.pasteHint')}
          className="sc-pasted"
          value={text}
          autosize
          minRows={10}
          maxRows={18}
          maxLength={200_000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="tt-form-foot">
          <Button type="submit" disabled={text.trim() === ''}>
            {t('check.pasteTake')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('check.close')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
