/** The head of a component: name, id, tweak, its figures, and what is said of it before all else. */
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { componentNotices } from '#run/component/component-notices.ts';
import { formatCost, formatCount, formatDuration } from '#run/figures/result-format.ts';
import type { InsideComponent } from '#run/inside/inside-input.ts';
import type { Run } from '#run/model/run.ts';
import { IconCircleXFilled, IconSitemap } from '../../../shell/icons/icons.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import classes from './component.module.css';

export interface ComponentHeadProps {
  run: Run;
  /** Index of the input. */
  input: number;
  component: InsideComponent;
  /** Which time that it ran, from 0. */
  time: number;
  /** ms since the start of the input. */
  nowMs: number;
  /** True if the flow of the run is open, and has this component. */
  isOnGraph: boolean;
}

export function ComponentHead({ run, input, component, time, nowMs, isOnGraph }: ComponentHeadProps) {
  const { id, name, tweak, row } = component;
  const { openGraph } = useNavigate();
  const isRunning = row !== null && row.endMs === null && row.state === 'running';
  return (
    <>
      <header className="tb-bar tb-row tb-min-40 tb-inset-x">
        <h3 className={`tb-md tb-strong tb-cut ${classes.name}`} title={name}>
          {name}
        </h3>
        {id !== null && <small className={`tb-mono tb-size-xs tb-quiet tb-cut ${classes.id}`}>{id}</small>}
        {tweak !== null && (
          <>
            <StateMark state={tweak} />
            <span className="tb-visually-hidden">{STATE_LABELS[tweak]}</span>
          </>
        )}
        <span className={`tb-mono tb-size-xs tb-end tb-one-line ${isRunning ? 'tb-accent' : 'tb-quiet'}`}>
          {factsOf(component, nowMs).join(' · ')}
        </span>
        {id !== null && isOnGraph && (
          <IconButton icon={IconSitemap} label="Show on the graph" tip size={26} onClick={() => openGraph(id)} />
        )}
      </header>
      {componentNotices(run, input, component, time).map((notice) =>
        notice.kind === 'failed' ? (
          <section key={notice.kind} aria-label="Why it failed">
            <p className="tb-bar tb-sm tb-row tb-min-36 tb-inset-x tb-refused-tint">
              <IconCircleXFilled size={14} aria-hidden="true" className="tb-fixed tb-problem" />
              <strong className="tb-strong tb-problem">Failed</strong>
              {notice.text}
            </p>
            {notice.error !== null && (
              <p className={`tb-mono tb-pre tb-problem tb-hairline tb-inset-sm ${classes.code}`}>{notice.error}</p>
            )}
          </section>
        ) : (
          <p key={notice.kind} className="tb-bar tb-sm-tall tb-row tb-wrap tb-min-36 tb-quiet tb-inset-xs">
            {notice.text}
            {notice.isOnGraph && id !== null && isOnGraph && (
              <button type="button" className="tb-link tb-target tb-strong" onClick={() => openGraph(id)}>
                Show on the graph
              </button>
            )}
          </p>
        ),
      )}
    </>
  );
}

function factsOf({ row, times, toolCalls, absent }: InsideComponent, nowMs: number): string[] {
  if (row === null) return toolCalls ? [formatCount(toolCalls, 'call')] : [absent ?? 'not reported'];
  const lasted = row.endMs === null ? (row.state === 'running' ? nowMs - row.startMs : null) : row.endMs - row.startMs;
  const worked = times.reduce((sum, { startMs, endMs }) => sum + (endMs ?? startMs) - startMs, 0);
  const ms = times.length > 1 ? worked : lasted;
  const facts = [
    ...(ms === null ? [] : [formatDuration(Math.max(0, ms))]),
    ...(row.tokens === null ? [] : [formatCount(row.tokens, 'token')]),
    ...(row.cost === null ? [] : [`cost ${formatCost(row.cost)}`]),
  ];
  return times.length > 1 ? [`${formatCount(times.length, 'time')}, ${facts[0] ?? ''}`, ...facts.slice(1)] : facts;
}
