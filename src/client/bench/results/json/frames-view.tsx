/** The frames of a stream in the order in which they arrived. Loaded when they are first opened. */

import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { filterFrames } from '#run/stream/frame-list.ts';
import { repliesOf } from '#run/stream/reply-frames.ts';
import { focusInto } from '../../../shell/ui/focus/focus-into.ts';
import { FrameDetail } from './frame-detail.tsx';
import { FindFrames, FrameFilters } from './frame-filters.tsx';
import { FrameTable } from './frame-table.tsx';
import classes from './frames-view.module.css';
import { useFrameList } from './use-frame-list.ts';

export interface FramesViewProps {
  run: Run;
  /** Index of the only input that is shown; null for all. */
  inputShown: number | null;
  /** Id of the component that is chosen at first; null for all. */
  componentAtFirst: string | null;
  /** The bar of the JSON view, for the search; null until it is drawn. */
  controlsIn: HTMLElement | null;
}

export function FramesView({ run, inputShown, componentAtFirst, controlsIn }: FramesViewProps) {
  const { frames, kinds, components, count, isReading } = useFrameList(run);
  const isRunning = run.status === 'running';
  const [kind, setKind] = useState<string | null>(null);
  const [component, setComponent] = useState(componentAtFirst);
  const [text, setText] = useState('');
  const [isFollowing, setFollowing] = useState(isRunning);
  const [opened, setOpened] = useState<number | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const deferredText = useDeferredValue(text);
  const rows = useMemo(
    () => filterFrames(frames.slice(0, count), run, { kind, component, input: inputShown, text: deferredText }),
    [frames, count, run, kind, component, inputShown, deferredText],
  );
  const dropped = droppedSentence(run);
  const replies = useMemo(() => new Map(repliesOf(run).map((reply) => [reply.requestIndex, reply.body])), [run]);
  const rawOf = (position: number) => {
    const frame = frames[position];
    return frame ? (replies.get(frame.requestIndex)?.slice(frame.from, frame.to) ?? '') : '';
  };
  return (
    <div ref={root} className="tb-fill tb-scroll-y">
      {controlsIn && createPortal(<FindFrames text={text} onText={setText} />, controlsIn)}
      <FrameFilters
        run={run}
        components={components}
        component={component}
        onComponent={setComponent}
        kinds={kinds}
        kind={kind}
        onKind={setKind}
        isFollowing={isFollowing}
        onFollow={setFollowing}
        count={countSentence(rows?.length ?? count, count, rows !== null)}
      />
      {dropped !== null && <p className={`tb-sm-tall tb-quiet tb-hairline ${classes.notice}`}>{dropped}</p>}
      {count === 0 ? (
        <p className={`tb-sm-tall tb-quiet ${classes.note}`}>{emptySentence(run, isReading)}</p>
      ) : (
        <FrameTable
          run={run}
          frames={frames}
          rows={rows}
          count={rows?.length ?? count}
          rawOf={rawOf}
          isFollowing={isFollowing}
          onFollow={setFollowing}
          opened={opened}
          onOpen={setOpened}
        />
      )}
      {opened !== null && frames[opened] && (
        <FrameDetail
          run={run}
          frames={frames}
          position={opened}
          raw={rawOf(opened)}
          onClose={() => {
            focusInto(root.current?.querySelector('[role="grid"]'));
            setOpened(null);
          }}
        />
      )}
    </div>
  );
}

function countSentence(shown: number, all: number, isFiltered: boolean): string {
  return isFiltered ? `${shown.toLocaleString('en')} of ${formatCount(all, 'frame')}` : formatCount(all, 'frame');
}

/** Says which frames are not stored. */
function droppedSentence(run: Run): string | null {
  const dropped = repliesOf(run).reduce(
    (sum, { frames }) => sum + (frames ? frames.total - frames.marks.length / 2 : 0),
    0,
  );
  if (dropped <= 0) return null;
  const isOver = run.status !== 'running';
  return `${formatCount(dropped, 'more frame')} ${dropped === 1 ? 'was' : 'were'} not saved${
    isOver ? '; the answers are complete' : ''
  }.`;
}

function emptySentence(run: Run, isReading: boolean): string {
  if (run.status === 'running') return 'Nothing has arrived yet. Frames appear here as they arrive.';
  if (isReading) return 'Loading the frames';
  if (run.replies.length > 0 && run.replies.every(({ frames }) => frames === undefined)) {
    return 'The frames were taken out when this run was saved, because a secret might have been in their pieces.';
  }
  return 'The server sent nothing.';
}
