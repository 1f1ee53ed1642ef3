/** How many tweaks are in each state. A click on one filters the report by it, if there is more than one. */

import type { ReactNode } from 'react';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { TweakCount } from '#run/report/tweak-report.ts';
import { IconEqualNot } from '../../../shell/icons/icons.ts';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import type { ReportView } from './report-view.ts';
import classes from './tweak-counts.module.css';

export interface TweakCountsProps {
  counts: readonly TweakCount[];
  /** Tweaks that a run used differently than predicted. */
  differing: number;
  /** The current filter of the report; null if the report is hidden. */
  show: ReportView['show'] | null;
  onShow: (show: ReportView['show']) => void;
}

/** Most states whose labels fit next to the counts. */
const MAX_LABELS = 2;

export function TweakCounts({ counts, differing, show, onShow }: TweakCountsProps) {
  const parts: { show: ReportView['show']; count: number; label: string; color: string; mark: ReactNode }[] =
    counts.map(({ state, count }) => ({
      show: state,
      count,
      label: STATE_LABELS[state].toLowerCase(),
      color: `var(--tb-${state})`,
      mark: <StateMark state={state} />,
    }));
  if (differing > 0) {
    const mark = <IconEqualNot size={14} stroke={2} aria-hidden="true" />;
    parts.push({ show: 'differs', count: differing, label: 'not as predicted', color: 'var(--tb-refused)', mark });
  }
  if (parts.length === 0) return null;
  const isChip = show === null;
  // Of a single state there is nothing to filter.
  const isFiltered = parts.length > 1 || isChip || show !== 'all';
  return (
    <ul
      className={
        isChip
          ? `tb-list tb-fixed tb-flex tb-gap-2xs ${classes.counts} ${classes.chip}`
          : `tb-list tb-fixed tb-flex tb-gap-2xs ${classes.counts}`
      }
      aria-label="Tweak counts"
    >
      {parts.map((part) => {
        const content = (
          <>
            {part.mark}
            <span className="tb-mono">{part.count}</span>
            <span className={isChip && parts.length <= MAX_LABELS ? classes.label : 'tb-visually-hidden'}>
              {' '}
              {part.label}
            </span>
          </>
        );
        const drawn = {
          className: `tb-plain tb-row tb-sm tb-gap-xs tb-one-line ${classes.count} ${isFiltered ? 'tb-hover' : ''}`,
          style: { color: part.color },
          title: `${part.count} ${part.label}`,
        };
        return (
          <li key={part.show} data-show={part.show}>
            {isFiltered ? (
              <button
                type="button"
                {...drawn}
                aria-label={`Show only ${part.label}`}
                aria-pressed={isChip ? undefined : show === part.show}
                onClick={() => onShow(show === part.show ? 'all' : part.show)}
              >
                {content}
              </button>
            ) : (
              <span {...drawn}>{content}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
