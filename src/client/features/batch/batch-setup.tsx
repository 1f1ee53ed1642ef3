/** Sets up a batch: its rows, where each column goes, what is expected, and how many run at once. */
import '@mantine/core/styles/NumberInput.layer.css';
import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { isTweakable } from '#flow/is-tweakable.ts';
import { selectOutputs } from '#flow/select-outputs.ts';
import { type ColumnTarget, MOST_ROWS, MOST_ROWS_AT_ONCE, suggestTargets } from '#run/batch/batch.ts';
import type { Expectation } from '#run/batch/expectation.ts';
import { readRows } from '#run/batch/read-rows.ts';
import { isSecretName } from '#run/mask-secrets.ts';
import { formatCount } from '#run/result-format.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useDraftValue } from '../../draft/use-draft.ts';
import { notify } from '../../ui/notify.ts';
import classes from './batch.module.css';
import type { NewBatch } from './use-batch.ts';

export interface BatchSetupProps {
  flow: FlowDetail;
  /** Whether the results of another batch go when this one starts. */
  replaces: boolean;
  onCancel: () => void;
  onStart: (batch: NewBatch) => void;
}

const LARGEST_FILE = 50 * 1024 * 1024;

export function BatchSetup({ flow, replaces, onCancel, onStart }: BatchSetupProps) {
  const [text, setText] = useState('');
  const read = useMemo(() => readRows(text), [text]);
  const settled = useDeferredValue(read);
  const [chosen, choose] = useState<Readonly<Record<string, ColumnTarget>>>({});
  const [atOnce, setAtOnce] = useState(4);
  const [expectation, setExpectation] = useState<Expectation | null>(null);
  const wanted = useDraftValue('outputs');
  const outputs = selectOutputs(flow.index, wanted).components;
  const [output, setOutput] = useState<string | null>(null);
  const suggested = useMemo(() => suggestTargets(settled.columns), [settled]);
  const targets = settled.columns.map(
    (name, place) => chosen[name] ?? suggested[place] ?? { kind: 'nothing' as const },
  );
  const options = useMemo(() => targetOptions(flow), [flow]);
  const problem = problemOf(settled.rows.length, targets, expectation);
  const start = () => {
    if (problem !== null) return;
    const shown = outputs.find(({ id }) => id === output)?.id ?? outputs[0]?.id ?? null;
    onStart({ rows: settled.rows, columns: settled.columns, targets, expectation, output: shown, atOnce });
  };
  const openFile = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LARGEST_FILE) notify({ message: `${file.name} is larger than 50 MB` });
    else setText(await file.text());
  };
  return (
    <div className={classes.setup} data-scrolls>
      {replaces && (
        <p className={classes.note}>Starting another batch takes the place of the results of the last one.</p>
      )}
      <Textarea
        label="Rows"
        description="CSV with a head, a JSON object a line, or plain lines"
        minRows={6}
        maxRows={12}
        autosize={text.length < 20_000}
        rows={12}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <label className={classes.file}>
        Rows from a file
        <input
          type="file"
          accept=".csv,.jsonl,.ndjson,.txt,text/*"
          onChange={(event) => void openFile(event.currentTarget.files?.[0])}
        />
      </label>
      <p className={classes.note} role="status">
        {settled.rows.length === 0
          ? 'No rows yet.'
          : `${formatCount(settled.rows.length, 'row')} read as ${settled.format}, ${formatCount(settled.columns.length, 'column')}.`}
        {settled.problems.length > 0 && ` Left out: ${settled.problems.join('; ')}.`}
      </p>
      {settled.columns.length > 0 && (
        <fieldset className={classes.columns}>
          <legend>Where each column goes</legend>
          {settled.columns.map((name, place) => (
            <NativeSelect
              key={name}
              label={name}
              aria-label={`Column ${name} goes to`}
              data={options}
              value={targetKey(targets[place])}
              onChange={({ currentTarget }) => choose({ ...chosen, [name]: toTarget(currentTarget.value) })}
            />
          ))}
        </fieldset>
      )}
      <ExpectationFields
        expectation={expectation}
        onChange={setExpectation}
        hasColumn={targets.some(({ kind }) => kind === 'expected')}
      />
      <div className={classes.columns}>
        {outputs.length > 1 && (
          <NativeSelect
            label="Output that counts"
            data={outputs.map(({ id, displayName }) => ({ value: id, label: `${displayName} · ${id}` }))}
            value={output ?? outputs[0]?.id ?? ''}
            onChange={({ currentTarget }) => setOutput(currentTarget.value)}
          />
        )}
        <NumberInput
          label="Rows at once"
          min={1}
          max={MOST_ROWS_AT_ONCE}
          clampBehavior="strict"
          allowDecimal={false}
          value={atOnce}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 1) setAtOnce(next);
          }}
        />
      </div>
      <div className={classes.tools}>
        <Button aria-disabled={problem !== null} aria-describedby="batch-problem" onClick={start}>
          Start batch
        </Button>
        {replaces && (
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <span id="batch-problem" className={classes.note}>
          {problem}
        </span>
      </div>
    </div>
  );
}

function problemOf(rows: number, targets: readonly ColumnTarget[], expectation: Expectation | null): string | null {
  if (rows === 0) return 'Paste rows or open a file first';
  if (rows > MOST_ROWS)
    return `${rows.toLocaleString('en')} rows are too many: up to ${MOST_ROWS.toLocaleString('en')}`;
  for (const kind of ['value', 'components', 'expected'] as const) {
    if (targets.filter((target) => target.kind === kind).length > 1) return 'Two columns go to the same place';
  }
  if (targets.every(({ kind }) => kind === 'nothing' || kind === 'expected')) return 'No column goes into the request';
  if (targets.some(({ kind }) => kind === 'expected') && expectation === null)
    return 'Choose how the expected answer is compared';
  return null;
}

interface ExpectationFieldsProps {
  expectation: Expectation | null;
  onChange: (expectation: Expectation | null) => void;
  /** Whether a column says what is expected of each row. */
  hasColumn: boolean;
}

const KINDS = [
  { value: '', label: 'Nothing in particular' },
  { value: 'contains', label: 'To contain a text' },
  { value: 'equals', label: 'To equal a text' },
  { value: 'matches', label: 'To match a regular expression' },
  { value: 'json', label: 'To have a value at a JSON path' },
] as const;

function ExpectationFields({ expectation, onChange, hasColumn }: ExpectationFieldsProps) {
  const now: Expectation = expectation ?? { kind: 'contains', text: '', path: '' };
  return (
    <div className={classes.columns}>
      <NativeSelect
        label="Each answer is expected"
        data={[...KINDS]}
        value={expectation?.kind ?? ''}
        onChange={({ currentTarget }) => {
          const kind = KINDS.find(({ value }) => value === currentTarget.value)?.value ?? '';
          onChange(kind === '' ? null : { ...now, kind });
        }}
      />
      {expectation?.kind === 'json' && (
        <TextInput
          label="JSON path"
          placeholder="items[0].name"
          value={now.path}
          onChange={({ currentTarget }) => onChange({ ...now, path: currentTarget.value })}
        />
      )}
      {expectation !== null && !hasColumn && (
        <TextInput
          label="Expected"
          value={now.text}
          onChange={({ currentTarget }) => onChange({ ...now, text: currentTarget.value })}
        />
      )}
    </div>
  );
}

function targetKey(target: ColumnTarget | undefined): string {
  if (target?.kind === 'tweak') return `tweak ${target.component} ${target.field}`;
  return target?.kind ?? 'nothing';
}

function toTarget(key: string): ColumnTarget {
  if (key === 'value' || key === 'components' || key === 'expected') return { kind: key };
  const [word, component = '', field = ''] = key.split(' ');
  return word === 'tweak' ? { kind: 'tweak', component, field } : { kind: 'nothing' };
}

/** A secret is no column: the rows are kept on this device. */
function targetOptions({ index }: FlowDetail): { value: string; label: string }[] {
  const fields = index.components.flatMap((component) =>
    [...component.fields.values()]
      .filter(
        (field) => isTweakable(field) && !field.isSecret && !isSecretName(field.name) && !field.name.includes(' '),
      )
      .map(({ name }) => ({
        value: targetKey({ kind: 'tweak', component: component.id, field: name }),
        label: `Tweak ${component.displayName} · ${name}`,
      })),
  );
  return [
    { value: 'nothing', label: 'Nothing' },
    { value: 'value', label: 'The input’s value' },
    { value: 'components', label: 'The input’s components, with ; between them' },
    { value: 'expected', label: 'The expected answer' },
    ...fields,
  ];
}
