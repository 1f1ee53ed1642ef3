/** One input of the timeline: a table with a row for each component, with its bar also as text. */

import { Tooltip, UnstyledButton } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { TweakState } from '#contract/run-event.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { isRefusal } from '#run/errors/is-refusal.ts';
import { spanText } from '#run/figures/figure-text.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run, RunInputResult } from '#run/model/run.ts';
import type { TimelineInput, TimelineRow } from '#run/timeline/timeline.ts';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import { focusByKey } from '../../../shell/ui/layout/list-keys.ts';
import { questionLine } from '../shared/question-line.ts';
import { TimeBar, type TimeBarProps } from './time-bar.tsx';
import classes from './timeline-chart.module.css';
import { timesOf } from './times-of.ts';

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
  const question = questionLine(run, input.input);
  const title = inputTitle(input.input);
  const reachable = rows.find(({ key }) => key === selectedKey)?.key ?? rows[0]?.key;
  const result = run.inputs.find(({ index }) => index === input.input);
  const figures = inputFigures(run, result);
  const tweaked = new Map(
    result?.outcomes.flatMap(({ component, state }) => (component === null ? [] : [[component, state] as const])),
  );
  return (
    <section className={`tb-hairline ${classes.input}`} aria-label={title}>
      <header className={`tb-row tb-baseline tb-size-sm ${classes.inputHead}`}>
        <h3 className="tb-fixed tb-strong tb-size-sm">{title}</h3>
        <p className="tb-cut tb-shrink tb-quiet" title={question}>
          {question}
        </p>
        {startMs > 0 && (
          <small className="tb-fixed tb-mono tb-size-xs tb-faint">starts at {formatDuration(startMs)}</small>
        )}
        {(result?.startedAt !== null || input.durationMs > 0) && (
          <strong
            className="tb-end tb-fixed tb-mono tb-strong tb-size-xs"
            title={spanText(figures, figures.timeMs, figures.decisionMs)}
          >
            {formatDuration(figures.timeMs ?? input.durationMs)}
          </strong>
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
            of={title}
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
  focusByKey(event, 'button')?.click();
}

interface BarRowProps extends TimeBarProps {
  /** The input, because each has the same components. */
  of: string;
  /** The state of its tweak. */
  tweak: TweakState | null;
  isSelected: boolean;
  /** True for the only tab stop of its input. */
  isReachable: boolean;
  onSelect: () => void;
}

/** One component of one input: its bar, and the same as text for screen readers. */
function BarRow(props: BarRowProps) {
  const { row, of, tweak, isSelected, isReachable, onSelect, ...bar } = props;
  const { id, name, tokens } = row;
  const times = timesOf(row).join(', ');
  return (
    <tr className={`tb-sm-tall tb-hover ${classes.row}`} data-selected={isSelected || undefined}>
      <th scope="row">
        <UnstyledButton
          className={`tb-sm-tall tb-row tb-gap-xs-sm tb-wide tb-one-line ${classes.name}`}
          tabIndex={isReachable ? 0 : -1}
          aria-pressed={isSelected}
          title={id ?? undefined}
          onClick={onSelect}
        >
          <span className={row.isCritical ? 'tb-cut tb-strong' : 'tb-cut'}>{name}</span>
          {id !== null && <small className="tb-fixed tb-mono tb-size-xs tb-faint">{id.split('-').at(-1)}</small>}
          {tweak !== null && (
            <>
              <StateMark state={tweak} />
              <span className="tb-visually-hidden">{STATE_LABELS[tweak]}</span>
            </>
          )}
          <span className="tb-visually-hidden">, {of}</span>
        </UnstyledButton>
      </th>
      <td>
        <Tooltip label={times} multiline maw={320} events={{ hover: true, focus: false, touch: true }}>
          <div className={classes.track}>
            <TimeBar row={row} {...bar} />
          </div>
        </Tooltip>
        <span className="tb-visually-hidden">{times}</span>
      </td>
      <td className={`tb-mono tb-size-xs tb-one-line ${classes.figure}`}>{timeOf(row)}</td>
      <td className={`tb-mono tb-size-xs tb-one-line ${classes.figure}`} data-column="tokens">
        {tokens === null ? '' : `${tokens.toLocaleString('en')} tok`}
      </td>
    </tr>
  );
}

function timeOf({ state, startMs, endMs }: TimelineRow): string {
  if (state === 'skipped') return 'skipped';
  if (endMs === null) return state === 'stopped' ? 'stopped' : 'running';
  return state === 'failed' ? `failed ${formatDuration(endMs - startMs)}` : formatDuration(endMs - startMs);
}

/** Shown if there are no component times: the request as measured by this browser. */
function RequestBar({ run, input, startMs, endMs, marks }: Omit<InputBarsProps, 'selectedKey' | 'onSelect'>) {
  const result = run.inputs.find(({ index }) => index === input.input);
  if (!result || result.startedAt === null) {
    return (
      <tr className={`tb-sm-tall tb-hover ${classes.row}`}>
        <th scope="row">Request</th>
        <td colSpan={3}>{notStarted(run, result, input.durationMs)}</td>
      </tr>
    );
  }
  const { firstTokenMs, firstWaitedMs, timeMs, endMs: endOf, tokens } = inputFigures(run, result);
  const firstTextMs = firstTokenMs === null ? null : firstTokenMs + firstWaitedMs;
  const state = endOf === null ? 'running' : result.status === 'failed' ? 'failed' : 'done';
  const row = {
    ...({ key: 'request', id: null, name: 'Request', startMs: 0, endMs: endOf, firstTextMs, state } as const),
    tokens: null,
    cost: null,
    model: null,
    error: null,
    waitedMs: null,
    textMs: [],
    isCritical: false,
    whySkipped: null,
  };
  return (
    <tr className={`tb-sm-tall tb-hover ${classes.row}`}>
      <th scope="row" className={classes.plainName}>
        Request
      </th>
      <td>
        <div className={classes.track}>
          <TimeBar row={row} startMs={startMs} endMs={endMs} marks={marks} lastMs={input.durationMs} />
        </div>
        {firstTextMs !== null && (
          <span className="tb-visually-hidden">first token at {formatDuration(firstTextMs)}</span>
        )}
      </td>
      <td className={`tb-mono tb-size-xs tb-one-line ${classes.figure}`}>
        {timeMs === null ? 'running' : formatDuration(timeMs)}
      </td>
      <td className={`tb-mono tb-size-xs tb-one-line ${classes.figure}`} data-column="tokens">
        {tokens === null ? 'not reported' : `${tokens.total.toLocaleString('en')} tok`}
      </td>
    </tr>
  );
}

/** Why there is no bar. */
function notStarted({ error }: Run, result: RunInputResult | undefined, durationMs: number): string {
  if (result?.status === 'stopped') return 'Never sent';
  if (result?.status !== 'failed') return 'Waiting to be sent';
  if (error === null || durationMs === 0) return 'Failed before it started';
  return `${isRefusal(error) ? 'Refused' : 'Failed'} after ${formatDuration(durationMs)}`;
}
