/** One suite, open in the page: its text, what was read from it, and its edits. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type ReboundSuite, rebindSuite } from '#tests/suite/rebind-suite.ts';
import { useFlow } from '../../shell/api/flows-query.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import type { SuiteDocument } from '../store/suite-document.ts';
import type { SuiteState } from '../store/suite-state.ts';
import { useSuitesService } from './use-suites-service.ts';

type SuiteEdits = Pick<
  SuiteDocument,
  'edit' | 'note' | 'undo' | 'redo' | 'addFile' | 'readFile' | 'keepMine' | 'takeTheirs'
>;

export interface SuiteView extends Omit<SuiteState, 'past' | 'future'>, SuiteEdits {
  canUndo: boolean;
  canRedo: boolean;
  /** Returns the Undo of the change that was just made, for a notice about it. */
  undoOfNow: () => () => void;
  /** Makes a change and says `what` was done (to the text before), with Undo, or why not. False if it was not made. */
  change: (what: string | ((before: string) => string), make: (text: string) => string) => boolean;
  /** The suite with the components of its flow as it is now; null until both are known. */
  rebound: ReboundSuite | null;
}

export function useSuite(id: string): SuiteView {
  const service = useSuitesService();
  const document = service.document(id);
  const state = useSyncExternalStore(document.subscribe, document.read);
  useEffect(() => {
    // Somebody else may have edited it since it was opened here.
    const reload = () => void document.reload();
    reload();
    addEventListener('focus', reload);
    return () => removeEventListener('focus', reload);
  }, [document]);
  const { suite, entry } = state;
  const flow = useFlow(entry?.flow.id ?? null).data ?? null;
  const rebound = useMemo(() => (suite && flow ? rebindSuite(suite, flow.index) : null), [suite, flow]);
  return useMemo(() => {
    const { past, future, ...shown } = state;
    return {
      ...document,
      ...shown,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      rebound,
      undoOfNow: () => undoOfNow(document),
      change(what, make) {
        const before = document.read().text;
        const why = document.edit(make);
        if (why === null)
          notify({ message: typeof what === 'string' ? what : what(before), undo: undoOfNow(document) });
        else notify({ message: `Not changed: ${why}` });
        return why === null;
      },
    };
  }, [state, document, rebound]);
}

/** For the Undo of a notice, which stays while the suite is edited on: takes back the change that was just made, never a later one. */
export function undoOfNow({ read, undo }: Pick<SuiteDocument, 'read' | 'undo'>): () => void {
  const { text } = read();
  return () => {
    if (read().text === text) undo();
    else
      notify({ message: 'Not undone: the suite was changed after that. Undo in Edit suite goes back step by step.' });
  };
}
