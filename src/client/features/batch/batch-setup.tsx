/** Sets up a batch: its rows, the target of each column, the expected answer, and how many rows run at once. */
import '@mantine/core/styles/NumberInput.layer.css';
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { selectOutputs } from '#flow/request/select-outputs.ts';
import { type ColumnTarget, columnTargets, MAX_ROWS, MAX_ROWS_AT_ONCE } from '#run/batch/batch.ts';
import type { Expectation } from '#run/batch/expectation.ts';
import { guessReading, readRows } from '#run/batch/read-rows.ts';
import { searchText } from '#run/batch/search-text.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { SessionSwitch } from '../../draft/session-switch.tsx';
import { useDraftValue } from '../../draft/use-draft.ts';
import { useProvideModeRun } from '../../navigation/use-provide-mode-run.ts';
import { notify } from '../../ui/feedback/notify.ts';
import classes from './batch.module.css';
import { useBatchDraft } from './batch-draft.ts';
import { fieldTargets, targetKey, targetOptions, toTarget } from './column-targets.ts';
import { CONTAINS, ExpectationFields } from './expectation-fields.tsx';
import { RowsFields } from './rows-fields.tsx';
import type { NewBatch } from './use-batch.ts';

export interface BatchSetupProps {
  flow: FlowDetail;
  /** Storage key of the flow. */
  flowKey: string;
  /** True if starting deletes the results of another batch. */
  replaces: boolean;
  /** Storing tens of thousands of rows takes a while. */
  isStarting: boolean;
  onCancel: () => void;
  onStart: (batch: NewBatch) => void;
}

/** Debounces parsing: the text may have fifty thousand rows. */
const PAUSE_MS = 250;

export function BatchSetup({ flow, flowKey, replaces, isStarting, onCancel, onStart }: BatchSetupProps) {
  const [draft, change] = useBatchDraft(flowKey);
  const { text, fileName, output, atOnce } = draft;
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const guessed = useMemo(() => guessReading(settled, fileName), [settled, fileName]);
  const reading = draft.reading ?? guessed;
  const { format, hasHead } = reading;
  const read = useMemo(() => readRows(settled, { format, hasHead }), [settled, format, hasHead]);
  const wanted = useDraftValue('outputs');
  const outputs = selectOutputs(flow.index, wanted).components;
  const fields = useMemo(() => fieldTargets(flow), [flow]);
  const targets = columnTargets(read.columns, draft.targets, fields);
  const hasColumn = targets.some(({ kind }) => kind === 'expected');
  const expectation = draft.expectation === undefined ? (hasColumn ? CONTAINS : null) : draft.expectation;
  const options = useMemo(() => targetOptions(flow), [flow]);
  const isRead = settled === text;
  const busy = isStarting ? 'Saving the rows in this browser' : isRead ? null : 'Reading the rows';
  const problem = busy ?? problemOf(read.rows.length, targets, expectation);
  const start = () => {
    if (problem !== null) return;
    const shown = outputs.find(({ id }) => id === output)?.id ?? outputs[0]?.id ?? null;
    onStart({ rows: read.rows, columns: read.columns, targets, expectation, output: shown, atOnce });
  };
  useProvideModeRun('Start batch', () => {
    if (problem === null) start();
    else notify({ message: problem });
  });
  return (
    <div className={classes.setup} data-scrolls>
      {replaces && <p className={`tb-quiet ${classes.note}`}>Starting a new batch replaces the old results.</p>}
      <RowsFields text={text} fileName={fileName} reading={reading} read={isRead ? read : null} onChange={change} />
      {read.columns.length > 0 && (
        <fieldset className={classes.columns}>
          <legend>Map columns</legend>
          {read.columns.map((name, column) => (
            <NativeSelect
              key={name}
              label={name}
              aria-label={`Column ${name} goes to`}
              data={options}
              value={targetKey(targets[column])}
              onChange={({ currentTarget }) =>
                change({ targets: new Map(draft.targets).set(name, toTarget(currentTarget.value)) })
              }
            />
          ))}
        </fieldset>
      )}
      <div className={classes.columns}>
        <ExpectationFields
          expectation={expectation}
          onChange={(next) => change({ expectation: next })}
          hasColumn={hasColumn}
        />
        {outputs.length > 1 && (
          <NativeSelect
            label="Output to check"
            data={outputs.map(({ id, displayName }) => ({ value: id, label: `${displayName} · ${id}` }))}
            value={output ?? outputs[0]?.id ?? ''}
            onChange={({ currentTarget }) => change({ output: currentTarget.value })}
          />
        )}
        <NumberInput
          label="Rows at once"
          min={1}
          max={MAX_ROWS_AT_ONCE}
          clampBehavior="strict"
          allowDecimal={false}
          value={atOnce}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 1) change({ atOnce: next });
          }}
        />
      </div>
      <SessionSwitch index={flow.index} unit="row" />
      <div className={`tb-row tb-wrap ${classes.tools}`}>
        <Button
          className={classes.start ?? ''}
          aria-disabled={problem !== null}
          aria-describedby="batch-problem"
          onClick={start}
        >
          Start batch
        </Button>
        {replaces && (
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <span id="batch-problem" className={`tb-quiet ${classes.note}`}>
          {problem}
        </span>
      </div>
    </div>
  );
}

function problemOf(rows: number, targets: readonly ColumnTarget[], expectation: Expectation | null): string | null {
  if (rows === 0) return 'Paste rows or open a file first';
  if (rows > MAX_ROWS) return `${rows.toLocaleString('en')} rows are too many: up to ${MAX_ROWS.toLocaleString('en')}`;
  for (const kind of ['value', 'components', 'expected'] as const) {
    if (targets.filter((target) => target.kind === kind).length > 1) return 'Two columns are mapped to the same target';
  }
  if (targets.every(({ kind }) => kind === 'nothing' || kind === 'expected'))
    return 'Map at least one column to Input, Components or a tweak';
  if (targets.some(({ kind }) => kind === 'expected') && expectation === null)
    return 'Choose how the expected answer is compared';
  const isShared = expectation?.kind === 'matches' && targets.every(({ kind }) => kind !== 'expected');
  return isShared && searchText(expectation.text, '') === 'invalid'
    ? 'The expected text is not a valid regular expression'
    : null;
}
