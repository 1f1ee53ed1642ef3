/** One input of the timeline: a table with a row for each component, with its bar also as text. */
import type { KeyboardEvent } from 'react';
import { spanWords } from '#run/figures/figure-words.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import type { TimelineInput, TimelineRow } from '#run/timeline/timeline.ts';
import { inputTitle } from '#run/variants/run-matrix.ts';
import { hasModifier } from '../../../ui/browser/platform-keys.ts';
import { DataTable } from '../../../ui/layout/data-table.tsx';
import { questionOf } from '../shared/question-of.ts';
import { BarRow } from './bar-row.tsx';
import { RequestBar } from './request-bar.tsx';
import classes from './timeline-chart.module.css';

export interface InputBarsProps {
  run: Run;
  input: TimelineInput;
  /** Start of this input on the axis, and end of the axis. */
  startMs: number;
  endMs: number;
  marks: readonly number[];
  selectedKey: string | null;
  onSelect: (key: string) => void;
}

export function InputBars({ run, input, startMs, endMs, marks, selectedKey, onSelect }: InputBarsProps) {
  const { rows } = input;
  const question = questionOf(run, input.input);
  const title = inputTitle(run, input.input);
  const reachable = rows.find(({ key }) => key === selectedKey)?.key ?? rows[0]?.key;
  const result = run.inputs.find(({ index }) => index === input.input);
  const figures = inputFigures(run, result);
  const tweaked = new Map(
    result?.outcomes.flatMap(({ component, state }) => (component === null ? [] : [[component, state] as const])),
  );
  return (
    <section className={`tb-hairline ${classes.input}`} aria-label={title}>
      <header className={`tb-row tb-baseline tb-size-sm ${classes.inputHead}`}>
        <h3>{title}</h3>
        <p title={question}>{question}</p>
        {startMs > 0 && <small>starts at {formatDuration(startMs)}</small>}
        {(result?.startedAt !== null || input.durationMs > 0) && (
          <strong title={spanWords(figures, figures.timeMs)}>{formatDuration(input.durationMs)}</strong>
        )}
      </header>
      <DataTable
        label={`Timeline, ${title}`}
        columns={['Component', 'Times', 'Time', 'Tokens']}
        isHeadHidden
        className={classes.rows ?? ''}
        onKeyDown={walk}
      >
        {rows.map((row: TimelineRow) => (
          <BarRow
            key={row.key}
            row={row}
            startMs={startMs}
            endMs={endMs}
            marks={marks}
            lastMs={input.durationMs}
            tweak={row.id === null ? null : (tweaked.get(row.id) ?? null)}
            isSelected={row.key === selectedKey}
            isReachable={row.key === reachable}
            onSelect={() => onSelect(row.key)}
          />
        ))}
        {rows.length === 0 && <RequestBar run={run} input={input} startMs={startMs} endMs={endMs} marks={marks} />}
      </DataTable>
    </section>
  );
}

/** Arrow keys move between the components of an input and show their times. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (at === -1 || to === undefined || hasModifier(event)) return;
  event.preventDefault();
  const next = buttons[Math.max(0, Math.min(buttons.length - 1, to))];
  next?.focus();
  next?.click();
}
