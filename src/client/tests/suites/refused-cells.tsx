/** Results of cells that the server refuses: why, and what can be done with them. Nothing of the kind is shown otherwise. */

import { Button } from '@mantine/core';
import { groupPairs } from '#contract/group-pairs.ts';
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { formatCount, formatList } from '#run/figures/result-format.ts';
import { csvReport } from '#tests/report/csv-report.ts';
import type { WaitingCell } from '../../runs/history/waiting.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { readAgain, runKeys } from '../../runs/run-cache.ts';
import { useOutboxState } from '../../runs/use-outbox-state.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import { AskButton } from '../../shell/ui/controls/ask-button.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useBusy } from '../../shell/ui/feedback/use-busy.ts';
import { openSuites } from '../runs/use-suites-service.ts';
import { toStoredCell } from '../store/stored-cell.ts';

interface RefusedCell extends WaitingCell {
  key: string;
  why: string;
}

/** Names of cases in the line. */
const NAMED = 3;

export function RefusedCells() {
  const refused = useOutboxState((state) => state.refused);
  const cells = refused.flatMap(({ key, cell, refusal }) => (cell ? [{ ...cell, key, why: refusal ?? '' }] : []));
  const groups = groupPairs(cells.map((cell) => [`${cell.result} ${cell.why}`, cell]));
  return [...groups].map(([key, group]) => <RefusedGroup key={key} cells={group} />);
}

function RefusedGroup({ cells }: { cells: readonly RefusedCell[] }) {
  const services = usePageServices();
  const { client, openCells } = services;
  const [isSending, startSending] = useBusy('Nothing was sent');
  const keys = cells.map(({ key }) => key);
  const many = formatCount(cells.length, 'result');
  const are = cells.length === 1 ? 'is' : 'are';
  const send = async () => {
    const { outbox } = await openCells();
    outbox.sendAgain(keys);
    const { refused, cells: left } = await outbox.sendAll();
    if (refused.length === 0 && left === 0) notify({ message: `${many} saved` });
    await readAgain(client, runKeys.suites);
  };
  const discard = async () => {
    (await openCells()).outbox.discard(keys);
    // Cells whose outcome was discarded have to be run again.
    const { result } = await openSuites(services);
    for (const [id, discarded] of groupPairs(cells.map((cell) => [cell.result, cell]))) {
      const opened = result(id);
      await opened.loaded();
      for (const cell of discarded) opened.stop(cell);
      // For its figures; while it runs, its end counts them.
      await opened.reload();
    }
  };
  const file = () => downloadFile('results-not-on-the-server.csv', refusedCsv(cells), 'text/csv');
  return (
    <div className="tb-bar tb-wrap tb-row tb-refused-tint tb-inset-sm" role="alert">
      <p className="tb-break">{`${many} ${are} only in this tab: ${casesOf(cells)}. ${cells[0]?.why ?? ''}`}</p>
      <Button size="compact-sm" onClick={file}>
        Save as CSV
      </Button>
      <Button size="compact-sm" aria-disabled={isSending} onClick={() => startSending(send)}>
        {isSending ? 'Sending' : 'Send again'}
      </Button>
      <AskButton
        word="Discard"
        size="compact-sm"
        question={`Discard ${many}? ${cells.length === 1 ? 'It is' : 'They are'} nowhere else.`}
        onConfirm={() => notifyError(discard(), 'Nothing was discarded')}
      />
    </div>
  );
}

function casesOf(cells: readonly RefusedCell[]): string {
  return formatList([...new Set(cells.map(caseNameOf))], NAMED);
}

type NamedCell = Pick<ResultsFile, 'cells' | 'cases'>;

/** Cells that the server refuses as a file, so that their answers are not lost. */
function refusedCsv(cells: readonly RefusedCell[]): string {
  const named = cells.map(namedCell);
  return csvReport({ cells: named.flatMap((one) => one.cells), cases: named.flatMap((one) => one.cases) });
}

/** The name of its case. */
function caseNameOf(cell: RefusedCell): string {
  return namedCell(cell).cells[0]?.case ?? '';
}

function namedCell(cell: RefusedCell): NamedCell {
  const stored = toStoredCell({ ...cell, hasRun: false });
  if (stored === null) return { cells: [], cases: [] };
  const { result, inputs, expected, tags, fingerprint } = stored;
  return {
    cells: [{ ...result, fingerprint }],
    cases: [{ name: result.case, inputs: [...inputs], expected, tags: [...tags], tweaks: {} }],
  };
}
