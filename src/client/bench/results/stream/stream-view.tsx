/** The Stream view: how the reply was received, and all of its frames. Loaded when it is first opened. */

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { createFrameList, type FrameList, filterFrames, type ReplyFrame } from '#run/stream/frame-list.ts';
import { repliesOf } from '#run/stream/reply-frames.ts';
import { IconPlayerPause, IconPlayerTrackNext, IconSearch } from '../../../shell/icons/icons.ts';
import { focusInto } from '../../../shell/ui/focus/focus-into.ts';
import { FrameDetail } from './frame-detail.tsx';
import { FrameTable } from './frame-table.tsx';
import { ReceivedMeter } from './received-meter.tsx';
import classes from './stream-view.module.css';

export function StreamView({ run, inputShown }: { run: Run; inputShown: number | null }) {
  const { frames, kinds, count, isReading } = useFrameList(run);
  const isRunning = run.status === 'running';
  const [kind, setKind] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [isFollowing, setFollowing] = useState(isRunning);
  const [opened, setOpened] = useState<number | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const deferredText = useDeferredValue(text);
  const rows = useMemo(
    () => filterFrames(frames.slice(0, count), run, { kind, input: inputShown, text: deferredText }),
    [frames, count, run, kind, inputShown, deferredText],
  );
  const dropped = droppedSentence(run);
  const replies = useMemo(() => new Map(repliesOf(run).map((reply) => [reply.requestIndex, reply.body])), [run]);
  const rawOf = (position: number) => {
    const frame = frames[position];
    return frame ? (replies.get(frame.requestIndex)?.slice(frame.from, frame.to) ?? '') : '';
  };
  return (
    <div ref={root} className="tb-fill tb-scroll-y">
      <ReceivedMeter run={run} inputShown={inputShown} />
      <StreamToolbar
        kinds={kinds}
        kind={kind}
        onKind={setKind}
        text={text}
        onText={setText}
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
  return isFiltered ? `${shown.toLocaleString('en')} of ${formatCount(all, 'event')}` : formatCount(all, 'event');
}

/** Says which frames are not stored. */
function droppedSentence(run: Run): string | null {
  const dropped = repliesOf(run).reduce(
    (sum, { frames }) => sum + (frames ? frames.total - frames.marks.length / 2 : 0),
    0,
  );
  if (dropped <= 0) return null;
  const isOver = run.status !== 'running';
  return `${formatCount(dropped, 'more event')} ${dropped === 1 ? 'was' : 'were'} not saved${
    isOver ? '; the answers are complete' : ''
  }.`;
}

function emptySentence(run: Run, isReading: boolean): string {
  if (run.status === 'running') return 'Nothing has arrived yet. Events appear here as they arrive.';
  if (isReading) return 'Loading the events';
  if (run.replies.length > 0 && run.replies.every(({ frames }) => frames === undefined)) {
    return 'The events were taken out when this run was saved, because a secret might have been in their pieces.';
  }
  return 'The server sent nothing.';
}

interface StreamToolbarProps {
  kinds: ReadonlyMap<string, number>;
  kind: string | null;
  onKind: (kind: string | null) => void;
  text: string;
  onText: (text: string) => void;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  /** "12 of 40 frames". */
  count: string;
}

/** Filters the frames, and toggles whether the list follows new ones. */
function StreamToolbar(props: StreamToolbarProps) {
  const { kinds, kind, onKind, text, onText, isFollowing, onFollow, count } = props;
  const FollowIcon = isFollowing ? IconPlayerTrackNext : IconPlayerPause;
  return (
    <div className={`tb-bar tb-wrap tb-inset-xs tb-min-40 ${classes.toolbar}`}>
      <TextInput
        className={classes.find ?? ''}
        size="xs"
        aria-label="Filter events"
        placeholder="Filter events"
        leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        aria-label="Event type"
        value={kind ?? ''}
        onChange={(event) => onKind(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        data={[
          { value: '', label: 'All event types' },
          ...[...kinds].map(([name, frames]) => ({ value: name, label: `${name} (${frames.toLocaleString('en')})` })),
        ]}
      />
      <span className="tb-xs tb-quiet">{count}</span>
      <Button
        className="tb-end"
        size="compact-xs"
        variant={isFollowing ? 'light' : 'default'}
        aria-pressed={isFollowing}
        leftSection={<FollowIcon size={14} stroke={1.6} aria-hidden="true" />}
        onClick={() => onFollow(!isFollowing)}
      >
        Scroll to newest
      </Button>
    </div>
  );
}

/** Length of a time slice, and interval of updates, in ms. */
const SLICE_MS = 8;
const UPDATE_MS = 120;

interface ShownFrames {
  /** Grows in place; `count` is its length at the last update. */
  frames: readonly ReplyFrame[];
  kinds: ReadonlyMap<string, number>;
  count: number;
  isReading: boolean;
}

const NOTHING: ShownFrames = { frames: [], kinds: new Map(), count: 0, isReading: true };

/** Reads the frames of the shown run in time slices, so that the page stays responsive. */
function useFrameList(run: Run): ShownFrames {
  const list = useRef<FrameList | null>(null);
  const [shown, setShown] = useState(NOTHING);
  useEffect(() => {
    if (list.current && !list.current.fits(run)) list.current = null;
    list.current ??= createFrameList();
    const reading = list.current;
    const { port1, port2 } = new MessageChannel();
    let toldAt = Number.NEGATIVE_INFINITY;
    const step = () => {
      const start = performance.now();
      const isWhole = reading.extend(run, () => performance.now() - start > SLICE_MS);
      if (isWhole || start - toldAt > UPDATE_MS) {
        toldAt = start;
        setShown({ frames: reading.frames, kinds: reading.kinds, count: reading.frames.length, isReading: !isWhole });
      }
      if (!isWhole) port2.postMessage(null);
    };
    port1.onmessage = step;
    step();
    return () => {
      port1.onmessage = null;
      port1.close();
    };
  }, [run]);
  return shown;
}
