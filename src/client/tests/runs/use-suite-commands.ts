/** What can be done to a suite as a whole. Each says that it was done, with Undo. */
import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useSuiteActions } from './use-suite-actions.ts';

export type NamedSuite = Pick<SuiteEntry, 'id' | 'name'>;

export interface SuiteCommands {
  rename: (suite: NamedSuite, name: string) => void;
  /** `open` is called with the id of the copy, and on Undo with that of the suite. */
  duplicate: (suite: NamedSuite, open?: (id: string) => void) => void;
  moveTo: (suite: NamedSuite, flow: { id: string; name: string }) => void;
  /** `close` is called when it is deleted, `reopen` when that was undone. */
  remove: (suite: NamedSuite, close?: () => void, reopen?: () => void) => void;
}

export function useSuiteCommands(): SuiteCommands {
  const actions = useSuiteActions();
  return {
    rename({ id, name: before }, name) {
      if (name === '' || name === before) return;
      const back = () => notifyError(actions.rename(id, before), 'The suite was not renamed');
      const done = actions.rename(id, name).then(() => notify({ message: `${before} renamed to ${name}`, undo: back }));
      notifyError(done, 'The suite was not renamed');
    },
    duplicate({ id, name }, open) {
      const copy = async () => {
        const made = await actions.duplicate(id);
        open?.(made);
        const undo = () => {
          open?.(id);
          notifyError(actions.remove(made), 'The copy was not deleted');
        };
        notify({ message: `${name} duplicated`, undo });
      };
      notifyError(copy(), 'The suite was not duplicated');
    },
    moveTo({ id, name }, flow) {
      const move = async () => {
        const { notes, undo } = await actions.moveTo(id, flow);
        const message = [`${name} moved to ${flow.name}.`, ...notes].join(' ');
        notify({ message, undo: () => notifyError(undo(), 'The suite was not moved back') });
      };
      notifyError(move(), 'The suite was not moved');
    },
    remove({ id, name }, close, reopen) {
      const remove = async () => {
        const restore = await actions.remove(id);
        close?.();
        const undo = () =>
          notifyError(
            restore().then(() => reopen?.()),
            'The suite was not put back',
          );
        notify({ message: `${name} deleted`, undo });
      };
      notifyError(remove(), 'The suite was not deleted');
    },
  };
}
