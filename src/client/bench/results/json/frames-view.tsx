/** The frames of a stream in the order in which they arrived. Loaded when they are first opened. */

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import {
  createFrameList,
  type FrameCounts,
  type FrameList,
  filterFrames,
  type ReplyFrame,
} from '#run/stream/frame-list.ts';
import { repliesOf } from '#run/stream/reply-frames.ts';
import { IconPlayerPause, IconPlayerTrackNext, IconSearch } from '../../../shell/icons/icons.ts';
import { focusInto } from '../../../shell/ui/focus/focus-into.ts';
import { FrameDetail } from './frame-detail.tsx';
import { FrameTable } from './frame-table.tsx';
import classes from './frames-view.module.css';

export interface FramesViewProps {
  run: Run;
  /** Index of the only input that is shown; null for all. */
  inputShown: number | null;
  /** The bar of the JSON view, for the search; null until it is drawn. */
  controlsIn: HTMLElement | null;
}

export function FramesView({ run, inputShown, controlsIn }: FramesViewProps) {
  const { frames, kinds, components, count, isReading } = useFrameList(run);
  const isRunning = run.status === 'running';
  const [kind, setKind] = useState<string | null>(null);
  const [component, setComponent] = useState<string | null>(null);
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

function FindFrames({ text, onText }: { text: string; onText: (text: string) => void }) {
  return (
    <TextInput
      className={classes.find ?? ''}
      size="xs"
      aria-label="Find in frames"
      placeholder="Find in frames"
      leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

interface FrameFiltersProps {
  run: Run;
  components: FrameCounts;
  component: string | null;
  onComponent: (component: string | null) => void;
  kinds: FrameCounts;
  kind: string | null;
  onKind: (kind: string | null) => void;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  /** "12 of 40 frames". */
  count: string;
}

/** Filters the frames, and toggles whether the list follows new ones. */
function FrameFilters(props: FrameFiltersProps) {
  const { run, components, component, onComponent, kinds, kind, onKind, isFollowing, onFollow, count } = props;
  const nameOf = useMemo(() => {
    const names = new Map(run.components.map(({ id, displayName }) => [id, displayName]));
    return (id: string) => names.get(id) ?? id;
  }, [run.components]);
  const FollowIcon = isFollowing ? IconPlayerTrackNext : IconPlayerPause;
  return (
    <div className={`tb-bar tb-wrap tb-inset-xs tb-min-40 ${classes.toolbar}`}>
      <CountedChoice
        label="Component"
        all="All components"
        counts={components}
        nameOf={nameOf}
        value={component}
        onChange={onComponent}
      />
      <CountedChoice label="Type" all="All types" counts={kinds} value={kind} onChange={onKind} />
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

interface CountedChoiceProps {
  label: string;
  /** The choice of everything. */
  all: string;
  counts: FrameCounts;
  value: string | null;
  onChange: (value: string | null) => void;
  nameOf?: (value: string) => string;
}

/** A filter whose choices say how many frames they have. */
function CountedChoice({ label, all, counts, value, onChange, nameOf = String }: CountedChoiceProps) {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      data={[
        { value: '', label: all },
        ...[...counts].map(([of, count]) => ({ value: of, label: `${nameOf(of)} (${count.toLocaleString('en')})` })),
      ]}
    />
  );
}

/** Length of a time slice, and interval of updates, in ms. */
const SLICE_MS = 8;
const UPDATE_MS = 120;

interface ShownFrames {
  /** Grows in place; `count` is its length at the last update. */
  frames: readonly ReplyFrame[];
  kinds: FrameCounts;
  components: FrameCounts;
  count: number;
  isReading: boolean;
}

const NOTHING: ShownFrames = { frames: [], kinds: new Map(), components: new Map(), count: 0, isReading: true };

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
        const { frames, kinds, components } = reading;
        setShown({ frames, kinds, components, count: frames.length, isReading: !isWhole });
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
