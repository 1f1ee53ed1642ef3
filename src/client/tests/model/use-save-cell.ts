/** Saves the answer of a cell as a test, with the panel that answers of the bench have. */
import { earlierTurns } from '#tests/source/earlier-turns.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { type CellRef, useCells } from '../runs/use-cells.ts';
import type { TestTable } from './test-table.ts';
import { useTestsModel } from './use-tests-model.ts';

/** `kept`: the result that has the run of the cell; null if the run is not stored, so that nothing can be saved. */
export function useSaveCell({ output, resultOf, rowOf }: TestTable, stored: CellRef | null): (() => void) | null {
  const { suiteId, suite } = useTestsModel();
  const { read } = useCells();
  if (stored === null) return null;
  const { case: testCase, variant, repeat } = stored.key;
  const turns = resultOf(testCase, variant, repeat)?.turns ?? [];
  const inputs = rowOf(testCase)?.inputs ?? [];
  const earlier = earlierTurns({ inputs, turns }, suite.suite?.cases[testCase]);
  return () => sendUiRequest('saveTest', { read: () => read(stored), input: 0, output, suite: suiteId, earlier });
}
