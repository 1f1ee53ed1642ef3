/** One row of the list of Inside: a component or one of its calls, with its bar, and the same as text. */
import { memo } from 'react';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { InsideRow } from '#run/inside/inside-rows.ts';
import {
  IconBrain,
  IconChevronDown,
  IconChevronRight,
  IconCircleXFilled,
  IconTool,
} from '../../../shell/icons/icons.ts';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import classes from './inside-list.module.css';
import { RowBar, type RowBarProps } from './row-bar.tsx';
import { timesOf } from './times-of.ts';

/** px that a call lies further in than what called it. */
const INDENT = 22;

export interface ListRowProps extends RowBarProps {
  domId: string;
  /** Its position in the list, for rows that are measured. */
  index: number;
  isChosen: boolean;
  /** It leads to a page of its own. */
  isNarrow: boolean;
  onChoose: () => void;
  onToggle: () => void;
  measure: ((element: Element | null) => void) | null;
}

export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { row, domId, index, isChosen, onChoose, onToggle, measure, isNarrow, ...bar } = props;
  const { component, kind, isFailed, isRunning, time } = row;
  const { id, tweak, absent } = component;
  const isCall = kind === 'call';
  const isOpen = isCall ? null : row.isOpen;
  const about = aboutOf(row);
  const item = {
    ref: measure,
    id: domId,
    role: 'treeitem',
    'aria-level': isCall ? row.depth + 1 : 1,
    'aria-posinset': row.position,
    'aria-setsize': row.siblings,
    'aria-selected': isChosen,
    'aria-label': nameOf(row),
    'aria-describedby': about === '' ? undefined : `${domId}-about`,
    ...(isOpen !== null && { 'aria-expanded': isOpen }),
    'data-index': index,
    'data-absent': absent !== null || (!isCall && component.row === null) || undefined,
    'data-kind': kind,
    onClick: onChoose,
  };
  const Chevron = isOpen === true ? IconChevronDown : IconChevronRight;
  const CallIcon = isCall && row.call.kind === 'tool' ? IconTool : IconBrain;
  return (
    <div className={`tb-hover ${classes.row}`} {...item}>
      <span className={`tb-row tb-gap-xs-sm ${classes.name}`} style={isCall ? { paddingLeft: row.depth * INDENT } : {}}>
        {isOpen !== null && (
          // Not a tab stop: the keys of the tree do the same.
          // biome-ignore lint/a11y/noStaticElementInteractions: part of a treeitem, which has the role and the keys
          // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the tree open and close it
          <span
            className={`tb-fixed ${classes.chevron}`}
            onClick={(event) => {
              event.stopPropagation();
              onToggle();
            }}
          >
            <Chevron size={14} stroke={1.6} aria-hidden="true" />
          </span>
        )}
        {isCall && <CallIcon size={14} stroke={1.6} aria-hidden="true" className="tb-fixed tb-faint" />}
        <span className={isCall && row.call.kind === 'tool' ? 'tb-cut tb-mono tb-size-sm' : 'tb-cut'}>
          {isCall ? row.name : component.name}
        </span>
        {!isCall && id !== null && (
          <small className={`tb-mono tb-size-xs tb-faint ${classes.id}`}>{id.split('-').at(-1)}</small>
        )}
        {!isCall && tweak !== null && <StateMark state={tweak} />}
        {isFailed && <IconCircleXFilled size={14} aria-hidden="true" className={`tb-fixed ${classes.failed}`} />}
      </span>
      <span className={classes.track}>
        <RowBar row={row} {...bar} />
      </span>
      <span
        className={`tb-mono tb-size-xs tb-one-line tb-row tb-gap-sm tb-to-end ${classes.time}`}
        data-running={isRunning || undefined}
      >
        {time}
        {isNarrow && <IconChevronRight size={16} stroke={1.6} aria-hidden="true" className="tb-faint" />}
      </span>
      {about !== '' && (
        <span className="tb-visually-hidden" id={`${domId}-about`}>
          {about}
        </span>
      )}
    </div>
  );
});

/** As in the list of accessible names of the design: "Language Model, applied, failed". */
function nameOf(row: InsideRow): string {
  const state = row.isFailed ? ['failed'] : row.isRunning ? ['running'] : [];
  if (row.kind === 'call') return [`Call ${row.number}`, row.kind === 'call' && row.call.name, ...state].join(', ');
  const { name, tweak, absent } = row.component;
  return [
    name,
    ...(tweak === null ? [] : [STATE_LABELS[tweak].toLowerCase()]),
    ...state,
    ...(absent === null ? [] : [absent]),
  ].join(', ');
}

function aboutOf(row: InsideRow): string {
  const { component, time, kind } = row;
  if (kind === 'call') return time;
  const { row: times, toolCalls } = component;
  return [
    ...(row.why === '' ? [] : [row.why]),
    ...(toolCalls === null ? [] : [time]),
    ...(times === null ? [] : timesOf(times)),
  ].join(', ');
}
