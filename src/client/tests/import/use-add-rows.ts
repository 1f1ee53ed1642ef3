/** Adds imported rows to the suite: as cases of its text, or as a file of their own if there are many. */
import type { JsonValue } from '#contract/json.ts';
import { freeName } from '#contract/text/free-name.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { MAX_WRITTEN_ROWS, toSuiteCase } from '#tests/source/import-cases.ts';
import { editSuite, toJson } from '#tests/suite/edit-suite.ts';
import { listOf } from '#tests/suite/rows/json-parts.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { useBusy } from '../../shell/ui/feedback/use-busy.ts';
import type { RowsSource } from '../shared/rows-source.ts';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import type { RowsImport } from './use-rows-import.ts';

export function useAddRows({ fileName }: RowsSource, { imported, rows }: RowsImport, onDone: () => void) {
  const { value, index, view } = useSuiteEditing();
  const [isAdding, startAdding] = useBusy('No case was added');
  const entries = listOf(value.cases);
  async function add(how: 'add' | 'replace'): Promise<void> {
    if (imported === null || rows === null || index === null) return;
    const { cases, leftOut, entry } = imported;
    const write = (values: readonly JsonValue[]) => (text: string) =>
      how === 'replace'
        ? editSuite(text, { kind: 'set', path: ['cases'], value: [...values] })
        : editSuite(text, { kind: 'insert', path: ['cases'], at: entries.length, values });
    if (cases.length <= MAX_WRITTEN_ROWS) {
      const values = cases.map((one) => toJson(toSuiteCase(one, index)));
      const why = view.edit(write(values));
      if (why !== null) throw new Error(why);
    } else {
      announce(`Adding ${formatCount(cases.length, 'case')}`);
      const bad = new Set(leftOut.map(({ row }) => row - 1));
      const remaining = rows.rows.slice(0, cases.length + leftOut.length).filter((_, at) => !bad.has(at));
      const name = freeFile(
        fileName,
        Object.keys(view.files),
        remaining.some((row) => row.some((cell) => typeof cell !== 'string')),
      );
      await view.addFile(
        { name, columns: rows.columns, rows: remaining },
        write([{ file: name, columns: entry.columns ?? {} }]),
      );
    }
    const count = formatCount(cases.length, 'case');
    notify({
      message: how === 'add' ? `${count} added` : `${entries.length} replaced by ${count}`,
      undo: view.undoOfNow(),
    });
    onDone();
  }
  return {
    isAdding,
    add: (how: 'add' | 'replace') => startAdding(() => add(how)),
  };
}

/** A free file name, whose extension tells the format: JSON Lines keep numbers and lists. */
function freeFile(given: string, taken: readonly string[], hasValues: boolean): string {
  const base = given.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'rows';
  const ending = hasValues ? 'jsonl' : 'csv';
  return freeName(`${base}.${ending}`, new Set(taken), (count) => `${base}-${count}.${ending}`);
}
