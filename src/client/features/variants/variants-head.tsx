/** The head of the matrix: progress, choice of the output, and buttons to add, set and save. */
import '@mantine/core/styles/NumberInput.layer.css';
import { Button, NumberInput } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { MatrixFormat } from '#run/export/export-matrix.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { MAX_AT_ONCE, MAX_REPEATS, type VariantSet } from '#run/variants/variant.ts';
import { SessionSwitch } from '../../draft/session-switch.tsx';
import { ActionMenu, type MenuAction } from '../../ui/controls/action-menu.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import classes from './variants-view.module.css';
import type { OutputChoice } from './variants-view.tsx';

export interface VariantsHeadProps {
  run: Run | null;
  rows: number;
  columns: number;
  set: VariantSet;
  onSet: (change: Partial<VariantSet>) => void;
  outputs: readonly OutputChoice[];
  output: string | null;
  onOutput: (id: string) => void;
  onlyDifferences: boolean;
  onOnlyDifferences: (on: boolean) => void;
  /** Number of cells that did not finish; 0 while something is running. */
  unfinished: number;
  onRest: () => void;
  /** Null if there is nothing to save. */
  onExport: ((format: MatrixFormat) => void) | null;
  add: readonly MenuAction[];
  index: FlowIndex;
}

/** With more outputs a select is used. */
const SEGMENTS = 4;

export function VariantsHead(props: VariantsHeadProps) {
  const { set, onSet, unfinished, onExport, onlyDifferences } = props;
  return (
    <header className={`tb-bar tb-wrap ${classes.head}`}>
      <h2 className="tb-md tb-strong">Variants</h2>
      <p className="tb-quiet">{figures(props)}</p>
      <SessionSwitch index={props.index} unit="cell" />
      <div className={`tb-row tb-end tb-wrap ${classes.tools}`}>
        <OutputShown {...props} />
        <Button
          size="xs"
          variant="default"
          aria-pressed={onlyDifferences}
          onClick={() => props.onOnlyDifferences(!onlyDifferences)}
        >
          Show changes
        </Button>
        <Count
          label="Runs of each cell"
          short="Repeat"
          value={set.repeats}
          most={MAX_REPEATS}
          onChange={(repeats) => onSet({ repeats })}
        />
        <Count
          label="Cells at once"
          short="At once"
          value={set.atOnce}
          most={MAX_AT_ONCE}
          onChange={(atOnce) => onSet({ atOnce })}
        />
        {unfinished > 0 && (
          <Button size="xs" variant="default" onClick={props.onRest}>
            Run the rest
          </Button>
        )}
        {onExport && (
          <ActionMenu
            label="Save variants"
            icon={IconDownload}
            actions={[
              { label: 'Save as CSV', onSelect: () => onExport('csv') },
              { label: 'Save as JSON', onSelect: () => onExport('json') },
              { label: 'Save as Markdown', onSelect: () => onExport('markdown') },
            ]}
          />
        )}
        <ActionMenu label="Add variant" icon={IconPlus} text="Add variant" actions={props.add} />
      </div>
    </header>
  );
}

function figures({ run, rows, columns, set }: VariantsHeadProps): string {
  const runs = rows * columns * set.repeats;
  const times = set.repeats === 1 ? '' : ` × ${set.repeats}`;
  const size = `${formatCount(rows, 'input')} × ${formatCount(columns, 'column')}${times} = ${formatCount(runs, 'run')}.`;
  if (run === null) return size;
  const count = (status: string) => run.inputs.filter((input) => input.status === status).length;
  const words = { done: 'done', running: 'running', waiting: 'waiting', failed: 'failed', stopped: 'stopped' };
  const parts = Object.entries(words).flatMap(([status, word]) =>
    count(status) > 0 ? [`${count(status).toLocaleString('en')} ${word}`] : [],
  );
  return `${size} ${parts.join(', ')}.`;
}

function OutputShown({ outputs, output, onOutput }: VariantsHeadProps) {
  if (outputs.length < 2 || output === null) return null;
  const choices = outputs.map(({ id, name }) => {
    const isShared = outputs.filter((other) => other.name === name).length > 1;
    return [id, isShared ? `${name} ${id}` : name] as const;
  });
  return <Segments label="Output shown" choices={choices} most={SEGMENTS} value={output} onChange={onOutput} />;
}

interface CountProps {
  label: string;
  short: string;
  value: number;
  most: number;
  onChange: (value: number) => void;
}

function Count({ label, short, value, most, onChange }: CountProps) {
  return (
    <span className={`tb-quiet ${classes.count}`}>
      <span aria-hidden="true">{short}</span>
      <NumberInput
        size="xs"
        w={62}
        aria-label={label}
        min={1}
        max={most}
        clampBehavior="strict"
        allowDecimal={false}
        value={value}
        onChange={(next) => {
          if (typeof next === 'number' && next >= 1) onChange(next);
        }}
      />
    </span>
  );
}
