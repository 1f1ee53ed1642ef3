/** Replays a stored run at its original speed or faster. Sends nothing, so it needs no server. */
import { Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { formatClock } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { createReplay } from '#run/replay/replay-run.ts';
import { useUiState } from '../../../state/ui-state.ts';
import { announce } from '../../../ui/feedback/announce.ts';
import { ReplayClock } from './replay-clock.ts';
import classes from './replay-player.module.css';

const SPEEDS = ['1', '2', '4'] as const;
/** Same interval as the updates of a run in progress. */
const STEP_MS = 50;

export interface ReplayPlayerProps {
  run: Run;
  /** Renders the run in its state at the current position. */
  children: (run: Run) => ReactNode;
}

export function ReplayPlayer({ run, children }: ReplayPlayerProps) {
  const [take, setTake] = useState(0);
  return (
    <Take key={`${run.id} ${take}`} run={run} onAgain={() => setTake(take + 1)}>
      {children}
    </Take>
  );
}

function Take({ run, onAgain, children }: ReplayPlayerProps & { onAgain: () => void }) {
  const replay = useMemo(() => createReplay(run), [run]);
  const [speed, setSpeed] = useState<string>('1');
  const [isPaused, setPaused] = useState(false);
  const [position, setPosition] = useState(0);
  const at = useRef(0);
  const isOver = position >= replay.endMs;
  const factor = Number(speed);

  useEffect(() => {
    if (isPaused || isOver) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      at.current = Math.min(replay.endMs, at.current + (now - last) * factor);
      last = now;
      setPosition(at.current);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [factor, isPaused, isOver, replay]);
  useEffect(() => announce(isOver ? 'Replay ended' : 'Replay started'), [isOver]);

  const shown = useMemo(() => replay.advance(position), [replay, position]);
  return (
    <>
      <section className={`tb-bar tb-sm-tall tb-wrap tb-tint tb-relative ${classes.bar}`} aria-label="Replay">
        <strong className="tb-accent tb-strong">Replay</strong>
        <span className="tb-quiet">
          of run #{run.number}
          <span className={classes.more}>, nothing is sent</span>
        </span>
        <span className={`tb-mono tb-end tb-size-xs ${classes.time}`}>
          {formatClock(position)} of {formatClock(replay.endMs)}
        </span>
        <SegmentedControl
          aria-label="Speed"
          data={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
          value={speed}
          onChange={setSpeed}
        />
        {isOver ? (
          <Button size="xs" onClick={onAgain}>
            Play again
          </Button>
        ) : (
          <Button size="xs" onClick={() => setPaused(!isPaused)}>
            {isPaused ? 'Resume' : 'Pause'}
          </Button>
        )}
        <Button size="xs" onClick={() => useUiState.setState({ replay: null })}>
          {isOver ? 'Close replay' : 'Stop replay'}
        </Button>
        <progress
          className={`tb-wide ${classes.progress}`}
          aria-label="Played"
          value={position}
          max={replay.endMs || 1}
        />
      </section>
      <ReplayClock value={isOver ? null : position}>{children(shown)}</ReplayClock>
    </>
  );
}
