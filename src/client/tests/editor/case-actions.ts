import type { CaseRow } from '#tests/source/case-rows.ts';
import { copyEntries } from '#tests/suite/copy-entries.ts';
import { listOf } from '#tests/suite/rows/json-parts.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import type { SuiteEditing } from '../shared/suite-editing.ts';

export interface CaseActions {
  add: () => void;
  duplicate: (rows: readonly CaseRow[]) => void;
  remove: (rows: readonly CaseRow[]) => void;
  setLeftOut: (rows: readonly CaseRow[], isSkipped: boolean) => void;
  move: (row: CaseRow, by: -1 | 1) => void;
}

const FROM_FILE = 'Rows of a file are changed by importing the file again';

/** `show` opens the case at an index of `cases`. */
export function caseActions({ value, apply, view }: SuiteEditing, show: (entry: number) => void): CaseActions {
  const entries = listOf(value.cases);
  const written = (rows: readonly CaseRow[]) => {
    const own = rows.filter(({ file }) => file === null);
    if (own.length < rows.length) notify({ message: FROM_FILE });
    return own;
  };
  return {
    add() {
      apply({ kind: 'insert', path: ['cases'], at: entries.length, values: [{ input: '' }] });
      show(entries.length);
    },
    duplicate(rows) {
      const own = written(rows);
      const last = own.at(-1);
      if (!last) return;
      const values = copyEntries(
        entries,
        own.map(({ entry }) => entry),
      );
      apply({ kind: 'insert', path: ['cases'], at: last.entry + 1, values });
      show(last.entry + 1);
    },
    remove(rows) {
      const files = new Set(rows.flatMap(({ file, entry }) => (file === null ? [] : [entry])));
      const whole = [...files].filter((entry) => rows.filter((row) => row.entry === entry).length > 1);
      const indexes = [
        ...written(rows.filter(({ entry }) => !whole.includes(entry))).map(({ entry }) => entry),
        ...whole,
      ];
      if (indexes.length === 0) return;
      apply({ kind: 'remove', path: ['cases'], indexes });
      show(Math.max(0, Math.min(...indexes) - (Math.min(...indexes) === entries.length - indexes.length ? 1 : 0)));
      notify({
        message: indexes.length === 1 ? 'Case removed' : `${indexes.length} cases removed`,
        undo: view.undoOfNow(),
      });
    },
    setLeftOut(rows, isSkipped) {
      const indexes = new Set(written(rows).map(({ entry }) => entry));
      const value = isSkipped ? true : undefined;
      apply(...[...indexes].map((index) => ({ kind: 'set', path: ['cases', index, 'skip'], value }) as const));
    },
    move({ entry }, by) {
      const to = entry + by;
      if (to < 0 || to >= entries.length) return;
      apply({ kind: 'move', path: ['cases'], from: entry, to });
      show(to);
    },
  };
}
