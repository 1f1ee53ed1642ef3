/** The Undo of a notice, which stays on the page while the suite is edited on. */
import { notify } from '../../../ui/feedback/notify.ts';
import type { SuiteDocument } from './suite-document.ts';

/** Takes back the change that was just made, but never one that was made after it. */
export function undoOfNow({ read, undo }: Pick<SuiteDocument, 'read' | 'undo'>): () => void {
  const { text } = read();
  return () => {
    if (read().text === text) undo();
    else notify({ message: 'Not undone: the suite was changed after that. Undo at the top goes back step by step.' });
  };
}
