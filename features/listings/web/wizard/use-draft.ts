/** The autosave machine, wired: a timer, the server, the browser's own storage. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { asProblem, callRoute, fieldErrors, routeKey, useText, type Problem } from '@tongtu/platform/ui';
import type { WorkingCopy } from '../../contract/cards.ts';
import { getWorkingCopy, saveListing } from '../../contract/routes.ts';
import { acknowledged, begin, delayOf, edit, failed, rebased, refused, send, sendable, settle, unsaved, type Draft, type Raw } from './draft.ts';

const keyOf = (listingId: string): string => `tongtu:draft:${listingId}`;

const readKept = (listingId: string): Raw => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(listingId)) ?? '{}');
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as Raw) : {};
  } catch {
    return {};
  }
};

const keep = (listingId: string, raw: Raw): void => {
  try {
    if (Object.keys(raw).length === 0) localStorage.removeItem(keyOf(listingId));
    else localStorage.setItem(keyOf(listingId), JSON.stringify(raw));
  } catch {
    // A full or forbidden storage: the server still gets everything.
  }
};

export type Editing = {
  readonly draft: Draft;
  /** Fields found in this browser that the server did not have when the page was opened. */
  readonly recovered: readonly string[];
  readonly change: (name: string, raw: unknown) => void;
  readonly settle: (name: string, whose: 'mine' | 'theirs') => void;
  /** Saves now; true when nothing is left to save. */
  readonly flush: () => Promise<boolean>;
  /** The server's newer copy, after an attachment or a step. */
  readonly accept: (copy: WorkingCopy) => void;
};

export const useDraft = (copy: WorkingCopy): Editing => {
  const client = useQueryClient();
  const id = copy.id;
  const [draft, setDraft] = useState<Draft>(() => begin(copy, readKept(id)));
  const [recovered] = useState<readonly string[]>(() => draft.dirty);
  const now = useRef(draft);
  const running = useRef<Promise<void> | null>(null);
  const ui = useText('ui');
  const sentence = useCallback(
    (problem: Problem): string => problem.detail || (ui.maybe(`problem.${problem.kind}.detail`) ?? ui('problem.unexpected-answer.detail')),
    [ui],
  );

  const put = useCallback(
    (next: Draft): void => {
      now.current = next;
      keep(id, unsaved(next));
      setDraft(next);
    },
    [id],
  );

  const save = useCallback(async (): Promise<void> => {
    const going = send(now.current);
    if (!going) return;
    put(going.draft);
    try {
      const answer = await callRoute(saveListing, { params: { listingId: id }, body: going.body as never });
      put(acknowledged(now.current, answer));
      client.setQueryData(routeKey(getWorkingCopy, { params: { listingId: id } }), answer);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.kind === 'revision-conflict') {
        try {
          put(rebased(now.current, await callRoute(getWorkingCopy, { params: { listingId: id } })));
        } catch (again) {
          put(failed(now.current, sentence(asProblem(again))));
        }
      } else if (problem.passing) put(failed(now.current, sentence(problem)));
      else put(refused(now.current, fieldErrors(problem), sentence(problem)));
    }
  }, [client, id, sentence, put]);

  const saveOnce = useCallback((): Promise<void> => {
    running.current ??= save().finally(() => (running.current = null));
    return running.current;
  }, [save]);

  useEffect(() => {
    if (sendable(draft).length === 0) return;
    const timer = setTimeout(() => void saveOnce(), delayOf(draft));
    return () => clearTimeout(timer);
  }, [draft, saveOnce]);

  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent): void => {
      if (Object.keys(unsaved(now.current)).length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      // Leaving inside the platform: what is pending goes at once.
      void saveOnce();
    };
  }, [saveOnce]);

  const flush = useCallback(async (): Promise<boolean> => {
    // At most: one on its way, the rest, and one after a rebase.
    for (let round = 0; round < 4; round += 1) {
      await (running.current ?? Promise.resolve());
      if (sendable(now.current).length === 0) break;
      await saveOnce();
      if (now.current.failure !== null) break;
    }
    return Object.keys(unsaved(now.current)).length === 0;
  }, [saveOnce]);

  return {
    draft,
    recovered,
    change: (name, raw) => put(edit(now.current, name, raw)),
    settle: (name, whose) => put(settle(now.current, name, whose)),
    flush,
    accept: (fresh) => {
      client.setQueryData(routeKey(getWorkingCopy, { params: { listingId: id } }), fresh);
      put(rebased(now.current, fresh));
    },
  };
};
