/** Results of cells that the server refuses: why, and what can be done with them. Nothing of the kind is shown otherwise. */

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { groupPairs } from '#contract/group-pairs.ts';
import { isJsonObject } from '#contract/json.ts';
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { formatCount, formatList } from '#run/figures/result-format.ts';
import { withoutAnswer } from '#run/suite/without-answer.ts';
import { csvReport } from '#run/test-report/csv-report.ts';
import type { RefusedCell } from '../../runs/cells/cell-outbox.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { QUERY_DEFAULTS, readAgain, runKeys } from '../../runs/run-cache.ts';
import { sendWaiting } from '../../runs/send-waiting.ts';
import { toKeptCell } from '../../runs/suite-store/kept-cell.ts';
import { CELL } from '../../runs/suite-store/result-info.ts';
import { downloadFile } from '../../ui/browser/download-file.ts';
import { AskButton } from '../../ui/controls/ask-button.tsx';
import { notify } from '../../ui/feedback/notify.ts';
import { notifyError } from '../../ui/feedback/notify-error.ts';
import { useBusy } from '../../ui/feedback/use-busy.ts';

/** Names of cases in the line. */
const NAMED = 3;

export function RefusedCells() {
  const services = usePageServices();
  const { data: cells = [] } = useQuery({
    queryKey: runKeys.refused,
    queryFn: async () => (await services.openCells()).outbox.refused(),
    ...QUERY_DEFAULTS,
    refetchOnMount: 'always',
    gcTime: 0,
    structuralSharing: false,
  });
  const groups = groupPairs(cells.map((cell) => [`${cell.batch} ${cell.why}`, cell]));
  return [...groups].map(([key, group]) => <RefusedGroup key={key} cells={group} />);
}

function RefusedGroup({ cells }: { cells: readonly RefusedCell[] }) {
  const services = usePageServices();
  const [isSending, startSending] = useBusy('Nothing was sent');
  const { client } = services;
  const places = cells.map(({ place }) => place);
  const many = formatCount(cells.length, 'result');
  const are = cells.length === 1 ? 'is' : 'are';
  const showAgain = async () => {
    await Promise.all([readAgain(client, runKeys.refused), readAgain(client, runKeys.waiting)]);
  };
  const send = async () => {
    const { outbox } = await services.openCells();
    await outbox.sendAgain(places);
    const { refused, left } = await sendWaiting(services);
    if (refused === 0 && left === 0) notify({ message: `${many} saved` });
    await Promise.all([showAgain(), readAgain(client, runKeys.suites)]);
  };
  const discard = async () => {
    await (await services.openCells()).outbox.remove(places);
    await showAgain();
  };
  const file = () => downloadFile('results-not-on-the-server.csv', refusedCsv(cells), 'text/csv');
  return (
    <div className="tb-bar tb-wrap tb-row tb-refused-tint tb-inset-sm" role="alert">
      <p className="tb-break">{`${many} ${are} only in this browser: ${casesOf(cells)}. ${cells[0]?.why ?? ''}`}</p>
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

/** Cells that the server refuses as a file, so that their answers are not lost. */
type NamedCell = Pick<ResultsFile, 'cells' | 'cases'>;

function refusedCsv(cells: readonly RefusedCell[]): string {
  const named = cells.map(namedCell);
  return csvReport({ cells: named.flatMap((one) => one.cells), cases: named.flatMap((one) => one.cases) });
}

/** The name of its case. */
function caseNameOf(cell: RefusedCell): string {
  return namedCell(cell).cells[0]?.case ?? '';
}

function namedCell(cell: RefusedCell): NamedCell {
  const { row, variant, repeat, state, ms, outcome } = cell;
  const kept = toKeptCell({ case: row, variant, repeat, hasRun: false, outcome });
  if (kept !== null) {
    const { result, inputs, expected, tags } = kept;
    return {
      cells: [result],
      cases: [{ name: result.case, inputs: [...inputs], expected, tags: [...tags], tweaks: {} }],
    };
  }
  // A row of a batch, which earlier releases had.
  const stored = isJsonObject(outcome) ? outcome : {};
  const result: ResultsFile['cells'][number] = {
    ...withoutAnswer(),
    case: `Row ${row + 1}`,
    variant: `${variant + 1}`,
    repeat: repeat + 1,
    timeMs: ms,
    state: state === CELL.passed ? 'passed' : state === CELL.failed ? 'failed' : 'broken',
    why: textOf(stored.why),
    answer: textOf(stored.answer),
  };
  return { cells: [result], cases: [] };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
