/** What can be done with a case or a cell of the table, for its menus, the drawer and the keys. */
import { duplicateCase } from '#tests/suite/copy-entries.ts';
import { editSuite, setExpected } from '#tests/suite/edit-suite.ts';
import { entryIndex } from '#tests/suite/entry-index.ts';
import { useWho } from '../../blocks/person/use-who.ts';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { usePreference } from '../../shell/state/preference.ts';
import { singleLetters } from '../../shell/state/single-letters.ts';
import type { MenuAction } from '../../shell/ui/controls/action-menu-list.tsx';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { withAccepted } from '../store/suite-notes.ts';
import type { TestTable } from './test-table.ts';
import { useTestsModel } from './use-tests-model.ts';

export interface CellPosition {
  case: number;
  variant: number;
}

export interface CellActions {
  /** False if keys of one letter are turned off. */
  hasLetters: boolean;
  /** All repeats of a cell. */
  runCell: (cell: CellPosition) => void;
  runCase: (testCase: number) => void;
  runVariant: (variant: number) => void;
  editCase: (testCase: number) => void;
  /** Opens the cell at its difference, where it can be accepted. */
  askToAccept: (cell: CellPosition) => void;
  /** Writes the answer into the case, with Undo. */
  accept: (testCase: number, expected: string) => void;
  /** Why the expected text of a case cannot be written; null if it can. */
  whyNotAccepted: (testCase: number) => string | null;
  menuOfCase: (testCase: number, isSkipped: boolean) => readonly MenuAction[];
  announceNoMore: (isChange: boolean, isBefore: boolean) => void;
}

export function useCellActions(table: TestTable): CellActions {
  const { suite, commands, openCell, setAccepting } = useTestsModel();
  const { openTests } = useNavigate();
  const who = useWho();
  const [hasLetters] = usePreference(singleLetters);
  const cases = suite.suite?.cases ?? [];
  /** The case of the suite as it is now; -1 if it has none of this name. */
  const indexNow = (testCase: number) => {
    const name = table.rowOf(testCase)?.name;
    return cases[testCase]?.name === name ? testCase : cases.findIndex((one) => one.name === name);
  };
  const entryOf = (testCase: number) => {
    const now = indexNow(testCase);
    return now === -1 ? null : entryIndex(cases, now);
  };
  const keysOf = (testCase: number, variants: readonly number[]): CellKey[] =>
    variants.flatMap((variant) =>
      Array.from({ length: table.repeats }, (_, repeat) => ({ case: testCase, variant, repeat })),
    );
  const variants = Array.from({ length: table.variants }, (_, variant) => variant);
  const run = (cells: CellKey[]) => commands.start({ cells });
  const runCase = (testCase: number) => run(keysOf(testCase, variants));
  const editCase = (testCase: number) =>
    openTests({ isEditing: true, cell: { case: Math.max(0, indexNow(testCase)), variant: 0 } });
  return {
    hasLetters,
    runCell: ({ case: testCase, variant }) => run(keysOf(testCase, [variant])),
    runCase,
    runVariant: (variant) => run(Array.from({ length: table.ownCases }, (_, at) => keysOf(at, [variant])).flat()),
    editCase,
    askToAccept(cell) {
      openCell(cell);
      setAccepting(true);
    },
    accept(testCase, expected) {
      const entry = entryOf(testCase);
      const name = table.rowOf(testCase)?.name;
      if (entry === null || name === undefined) return;
      const isDone = suite.change(`The answer is now the expected text of case ${testCase + 1}`, (text) =>
        setExpected(text, entry, expected),
      );
      const by = { expected, person: who?.you ?? null, at: Date.now() };
      if (isDone) suite.note((notes) => withAccepted(notes, name, by));
    },
    whyNotAccepted(testCase) {
      if (suite.suite === null) return 'The suite is not loaded';
      if (indexNow(testCase) === -1) return 'This case is no longer in the suite';
      return entryOf(testCase) === null
        ? 'This case is a row of an imported file. Import it again to change it.'
        : null;
    },
    menuOfCase(testCase, isSkipped) {
      const isOther = cases[indexNow(testCase)]?.location.file !== null;
      return [
        { label: 'Edit case', onSelect: () => editCase(testCase) },
        { label: 'Run this case', onSelect: () => runCase(testCase), isBlocked: commands.blocked !== null },
        {
          label: 'Duplicate',
          isBlocked: isOther,
          onSelect() {
            // The index is searched only when it is needed: in a table of thousands of cases that takes long.
            const entry = entryOf(testCase);
            if (entry !== null) suite.change('Case duplicated', (text) => duplicateCase(text, entry));
          },
        },
        {
          label: isSkipped ? 'Take it in again' : 'Leave out',
          isBlocked: isOther,
          onSelect() {
            const entry = entryOf(testCase);
            if (entry === null) return;
            suite.change(isSkipped ? 'The case runs again' : 'The case is left out', (text) =>
              editSuite(text, { kind: 'set', path: ['cases', entry, 'skip'], value: isSkipped ? undefined : true }),
            );
          },
        },
      ];
    },
    announceNoMore(isChange, isBefore) {
      const what = isChange ? 'changed' : 'failed';
      announce(isBefore ? `No ${what} cell before this` : `No more ${what} cells`);
    },
  };
}
