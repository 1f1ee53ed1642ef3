/** The runs as rows of one table. One tab stop: arrow keys move between the runs, Enter opens one. */

import { useInterval } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { fullTimeText } from '#contract/text/time-text.ts';
import { momentText } from '#run/figures/moment-text.ts';
import { PersonDisc } from '../../../blocks/person/person-disc.tsx';
import { personName, useWho, type Who } from '../../../blocks/person/use-who.ts';
import type { RunSummary } from '../../../runs/history/run-summary.ts';
import { IconLink, IconPinFilled } from '../../../shell/icons/icons.ts';
import { copyRunLink } from '../../../shell/navigation/copy-run-link.ts';
import { useShownRunId } from '../../../shell/navigation/use-url-key.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import { indexByKey } from '../../../shell/ui/layout/list-keys.ts';
import { useNarrowHeight } from '../../../shell/ui/layout/use-is-narrow.ts';
import { useVirtualRows } from '../../../shell/ui/layout/use-virtual-rows.ts';
import { RunMenu } from '../../runs/menu/run-menu.tsx';
import { RunNameField } from '../../runs/menu/run-name-field.tsx';
import { RunState, runStateWord } from '../run-state.tsx';
import classes from './all-runs.module.css';
import type { AllRunsQuery } from './use-all-runs.ts';

/** Height of a row in px, as in `all-runs.module.css`. */
const ROW_HEIGHT = 34;
const NARROW_ROW_HEIGHT = 62;
const HEAD_HEIGHT = 28;
const ALL_DRAWN = 40;
const PAGE_ROWS = 8;
/** px from the end at which the next runs are loaded. */
const NEAR_END = 600;
const EVERY_MS = 20_000;

export function RunsTable({ runs, onShow }: { runs: AllRunsQuery; onShow: (entry: RunSummary) => void }) {
  const { entries, hasMore, loadMore } = runs;
  const known = useWho();
  const who = known?.hasNames === true ? known : null;
  const shownId = useShownRunId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const current = Math.min(active, entries.length - 1);
  /** The row that is to have the focus; null while nothing moves. */
  const movingTo = useRef<number | null>(null);
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), EVERY_MS, { autoInvoke: true });
  const headHeight = useNarrowHeight(HEAD_HEIGHT, 0);
  const virtual = useVirtualRows({
    count: entries.length,
    rowHeight: useNarrowHeight(ROW_HEIGHT, NARROW_ROW_HEIGHT),
    scroller,
    allDrawn: ALL_DRAWN,
    headHeight,
    isPrinted: false,
  });

  // Runs after every render: a row far away is drawn only after the table has scrolled to it.
  useEffect(() => {
    // Not for an effect of an earlier render, in which another row was the active one.
    if (movingTo.current !== current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${current}"]`);
    if (!row) return;
    movingTo.current = null;
    row.focus({ preventScroll: true });
  });

  function walk(event: KeyboardEvent<HTMLDivElement>) {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    const next = indexByKey(event, current, entries.length, { page: PAGE_ROWS });
    if (next === null) return;
    if (next === entries.length - 1) loadMore();
    movingTo.current = next;
    setActive(next);
    virtual.reveal(next);
  }

  const listening = { onKeyDown: walk };
  return (
    <div
      ref={scroller}
      className="tb-scroll tb-surface"
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (scrollTop + clientHeight > scrollHeight - NEAR_END) loadMore();
      }}
      {...listening}
    >
      <DataTable
        className={`tb-sm-tall ${classes.table}`}
        data-who={who !== null || undefined}
        label="All runs"
        columns={['Run', ...(who === null ? [] : ['Who']), 'What', 'Result', 'When']}
        isHeadHidden={headHeight === 0}
        rows={virtual}
        // How many there are in all is unknown while more can be loaded.
        aria-rowcount={hasMore ? -1 : entries.length + 1}
      >
        {(index, rowIndex) => {
          const entry = entries[index];
          return (
            entry && (
              <ListedRun
                key={entry.id}
                entry={entry}
                who={who}
                now={now}
                index={index}
                rowIndex={rowIndex}
                isShown={entry.id === shownId}
                isActive={index === current}
                onShow={() => {
                  setActive(index);
                  onShow(entry);
                }}
              />
            )
          );
        }}
      </DataTable>
    </div>
  );
}

interface ListedRunProps {
  entry: RunSummary;
  /** Null where people have no names. */
  who: Who | null;
  /** Epoch ms. */
  now: number;
  index: number;
  rowIndex: number;
  /** True for the run that the page shows. */
  isShown: boolean;
  /** True for the row that has the tab stop. */
  isActive: boolean;
  onShow: () => void;
}

/** One run of All runs. A click opens it without running it. */
function ListedRun({ entry, who, now, index, rowIndex, isShown, isActive, onShow }: ListedRunProps) {
  const { number, person, name, change, flow, startedAt, isPinned } = entry;
  /** The run as it was when the person began to type a name; null while nobody does. */
  const [named, setNamed] = useState<RunSummary | null>(null);
  const aboutId = useId();
  const word = runStateWord(entry);
  const tabIndex = isActive ? 0 : -1;
  const what = [...(name === null ? [] : [name]), change].join(' · ');
  return (
    <tr className={`tb-hover ${classes.row}`} aria-rowindex={rowIndex} data-shown={isShown || undefined}>
      <td className="tb-mono">
        <button
          type="button"
          className={`tb-plain tb-strong tb-cover ${classes.open}`}
          data-row={index}
          tabIndex={tabIndex}
          aria-label={word === null ? `Open run ${number}` : `Open run ${number}, ${word}`}
          aria-describedby={`${aboutId}-what ${aboutId}-when`}
          aria-current={isShown || undefined}
          onClick={onShow}
        >
          #{number}
        </button>
      </td>
      {who !== null && (
        <td>
          <span className={`tb-row tb-gap-xs tb-start ${classes.who}`} title={personName(person)}>
            <PersonDisc name={person} who={who} isNamed />
            <span className="tb-cut">{person !== null && who.isYou(person) ? 'You' : (person ?? 'No name')}</span>
          </span>
        </td>
      )}
      <td id={`${aboutId}-what`} title={`${what} · ${flow.name}`}>
        {named === null ? (
          <>
            {what}
            <span className="tb-faint"> · {flow.name}</span>
          </>
        ) : (
          <span className={classes.naming}>
            <RunNameField run={named} onDone={() => setNamed(null)} />
          </span>
        )}
      </td>
      <td className="tb-mono">
        <RunState {...entry} />
      </td>
      <td>
        <span id={`${aboutId}-when`} className="tb-quiet" title={fullTimeText(startedAt)}>
          {momentText(startedAt, now).text}
        </span>
        <span className="tb-inline">
          {isPinned && <IconPinFilled size={13} className="tb-quiet" role="img" aria-label="Pinned" />}
          <IconButton
            icon={IconLink}
            label={`Copy permanent link to run ${number}`}
            tip="Copy permanent link"
            className={classes.copy ?? ''}
            tabIndex={tabIndex}
            onClick={() => void copyRunLink(entry)}
          />
          <span className={classes.copy}>
            <RunMenu summary={entry} onName={() => setNamed(entry)} tabIndex={tabIndex} />
          </span>
        </span>
      </td>
    </tr>
  );
}
