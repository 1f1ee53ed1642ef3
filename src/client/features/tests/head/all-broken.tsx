/** One alert in place of a table of equal cells: nothing answered. */
import { Button } from '@mantine/core';
import type { TableCounts } from '#run/test-view/table-counter.ts';
import { sendUiRequest } from '../../../state/send-ui-request.ts';
import { useTestsModel } from '../model/use-tests-model.ts';

/** True if several cells have ended, and none of them with an answer. */
export function isAllBroken(counts: TableCounts | null, isRunning: boolean): boolean {
  if (counts === null || isRunning) return false;
  const { broken, passed, failed, answered } = counts.looks;
  return broken > 1 && passed + failed + answered === 0;
}

export function AllBroken() {
  const { table, counts, isRunning, commands } = useTestsModel();
  if (table === null || !isAllBroken(counts, isRunning)) return null;
  const first = Array.from({ length: table.ownCases }, (_, at) => at).find((at) => table.lookOf(at, 0, 0) === 'broken');
  const why = first === undefined ? '' : (table.resultOf(first, 0, 0)?.why ?? '');
  return (
    <div
      className="tb-bar tb-wrap tb-row tb-ignored-tint tb-inset-sm-md"
      role="alert"
      aria-labelledby="tests-all-broken"
    >
      <div className="tb-grow">
        <p id="tests-all-broken" className="tb-strong">
          {why === '' ? 'No cell got an answer' : why.replace(/\.$/, '')}
        </p>
        {why !== '' && <p className="tb-quiet">No cell got an answer.</p>}
      </div>
      <Button size="xs" onClick={() => sendUiRequest('connection', true)}>
        Open Connection
      </Button>
      <Button size="xs" aria-disabled={commands.blocked !== null} onClick={() => commands.start('failed')}>
        Run them again
      </Button>
    </div>
  );
}
