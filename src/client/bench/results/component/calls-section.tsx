/** What a component asked models and tools, in order. Drawn in part if there are many; on a narrow page each call is a page. */
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { callsSummary } from '#run/component/call-sentence.ts';
import type { FilledPrompt } from '#run/component/filled-template.ts';
import { foldedMessages, type ListedCall, openAtFirst } from '#run/component/listed-calls.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import {
  IconBrain,
  IconChevronDown,
  IconChevronRight,
  IconCircleXFilled,
  IconTool,
} from '../../../shell/icons/icons.ts';
import { useIsNarrow } from '../../../shell/ui/layout/use-is-narrow.ts';
import { useVirtualRows } from '../../../shell/ui/layout/use-virtual-rows.ts';
import { CallBody } from './call-body.tsx';
import classes from './component.module.css';
import { FoldSection } from './fold-section.tsx';
import { useRevealedCall } from './use-revealed-call.ts';

const ROW_HEIGHT = 31;
const NARROW_ROW_HEIGHT = 48;
/** px that a call inside a call lies further in. */
const INDENT = 22;

export interface CallsSectionProps {
  run: Run;
  rows: readonly ListedCall[];
  prompts: readonly FilledPrompt[];
  /** What the component has written so far, while it runs. */
  textSoFar: string;
  /** Id of the chosen call. */
  call: string | null;
  onCall: (id: string | null) => void;
  onComponent: (id: string) => void;
  /** What scrolls. */
  scroller: RefObject<HTMLElement | null>;
}

export function CallsSection(props: CallsSectionProps) {
  const { rows, call } = props;
  const isNarrow = useIsNarrow();
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [isAllOpen, setAllOpen] = useState(false);
  const first = useMemo(() => openAtFirst(rows), [rows]);
  const isOpen = (id: string) => changed.get(id) ?? (isAllOpen || id === call || first.has(id));
  const summary = callsSummary(rows.filter(({ depth }) => depth === 0).map((row) => row.call));
  const toggle = (id: string) => setChanged((before) => new Map([...before, [id, !isOpen(id)]]));
  function openAll() {
    setAllOpen(!isAllOpen);
    setChanged(new Map());
  }
  return (
    <FoldSection
      title="Calls"
      about={summary}
      end={
        rows.length > 1 &&
        !isNarrow && (
          <button
            type="button"
            className="tb-link tb-target tb-sm tb-strong tb-one-line"
            aria-label={isAllOpen ? 'Close all calls' : 'Open all calls'}
            onClick={openAll}
          >
            {isAllOpen ? 'Close all' : 'Open all'}
          </button>
        )
      }
    >
      <CallList {...props} isNarrow={isNarrow} isOpen={isOpen} onToggle={toggle} />
    </FoldSection>
  );
}

interface CallListProps extends CallsSectionProps {
  isNarrow: boolean;
  isOpen: (id: string) => boolean;
  onToggle: (id: string) => void;
}

function CallList(props: CallListProps) {
  const { rows, isNarrow, isOpen, onToggle, onCall, scroller, call } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const rowHeight = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  const { shown, isVirtual, above, below, measure } = useVirtualRows({
    count: rows.length,
    rowHeight,
    keyOf: (index) => rows[index]?.call.id ?? '',
    scroller,
    headHeight: top,
    allDrawn: 60,
  });
  // What is above the list may have grown.
  useLayoutEffect(() => {
    const [box, own] = [scroller.current?.getBoundingClientRect(), list.current?.getBoundingClientRect()];
    if (!isVirtual || !box || !own) return;
    const next = Math.round(own.top - box.top + (scroller.current?.scrollTop ?? 0));
    if (Math.abs(next - top) > 1) setTop(next);
  });
  useRevealedCall({ list, scroller, top, rowHeight, at: rows.findIndex((row) => row.call.id === call), call });
  return (
    <ul ref={list} className="tb-list" aria-label="Calls">
      {above > 0 && <li aria-hidden="true" style={{ height: above }} />}
      {shown.map((index) => {
        const row = rows[index];
        return (
          row && (
            <li key={row.call.id} ref={isVirtual ? measure : null} data-index={index} data-call={row.call.id}>
              <CallButton
                row={row}
                isOpen={isNarrow ? null : isOpen(row.call.id)}
                onPress={() => (isNarrow ? onCall(row.call.id) : onToggle(row.call.id))}
              />
              {!isNarrow && isOpen(row.call.id) && <OpenCall {...props} row={row} />}
              {row.hiddenLevels > 0 && (
                <p className="tb-sm tb-quiet tb-hairline tb-inset-xs-sm">
                  {formatCount(row.hiddenLevels, 'more level')} in JSON
                </p>
              )}
            </li>
          )
        );
      })}
      {below > 0 && <li aria-hidden="true" style={{ height: below }} />}
    </ul>
  );
}

function OpenCall({ row, rows, run, prompts, textSoFar, onComponent }: CallListProps & { row: ListedCall }) {
  const folded = useMemo(() => foldedMessages(rows, row), [rows, row]);
  return (
    <div style={{ paddingLeft: row.depth * INDENT }}>
      <CallBody
        {...{ run, call: row.call, number: row.number, folded, prompts, onComponent }}
        textSoFar={row.isRunning ? textSoFar : ''}
      />
    </div>
  );
}

interface CallButtonProps {
  row: ListedCall;
  /** Null if it leads to a page. */
  isOpen: boolean | null;
  onPress: () => void;
}

function CallButton({ row, isOpen, onPress }: CallButtonProps) {
  const { call, number, depth, about, tokens, time, isFailed, isRunning } = row;
  const KindIcon = call.kind === 'tool' ? IconTool : IconBrain;
  const Chevron = isOpen === true ? IconChevronDown : IconChevronRight;
  const details = [...(isFailed ? ['Failed'] : []), about, tokens, time].filter((part) => part !== '').join(', ');
  return (
    <button
      type="button"
      className={`tb-plain tb-hairline tb-row tb-hover tb-ring-inside tb-wide tb-inset-x ${classes.call}`}
      style={{ paddingLeft: `calc(var(--mantine-spacing-gutter) + ${depth * INDENT}px)` }}
      data-open={isOpen || undefined}
      aria-label={`Call ${number}, ${call.name}${isFailed ? ', failed' : ''}`}
      aria-description={details}
      {...(isOpen !== null && { 'aria-expanded': isOpen })}
      onClick={onPress}
    >
      {isOpen !== null && <Chevron size={14} stroke={1.6} aria-hidden="true" className="tb-fixed tb-quiet" />}
      <span className="tb-mono tb-size-xs tb-quiet tb-fixed">{number}</span>
      <KindIcon size={14} stroke={1.6} aria-hidden="true" className="tb-fixed tb-quiet" />
      <span className={`tb-mono tb-strong tb-one-line ${classes.code}`}>{call.name}</span>
      {isFailed && (
        <span className="tb-sm tb-inline tb-problem tb-strong tb-fixed">
          <IconCircleXFilled size={14} aria-hidden="true" />
          Failed
        </span>
      )}
      <span className={`tb-mono tb-cut tb-grow tb-quiet ${classes.code}`}>{about}</span>
      {tokens !== '' && <span className={`tb-mono tb-size-xs tb-quiet tb-one-line ${classes.tokens}`}>{tokens}</span>}
      <span className={`tb-mono tb-size-xs tb-strong tb-one-line ${classes.time} ${isRunning ? 'tb-accent' : ''}`}>
        {time}
      </span>
      {isOpen === null && <IconChevronRight size={16} stroke={1.6} aria-hidden="true" className="tb-fixed tb-faint" />}
    </button>
  );
}
