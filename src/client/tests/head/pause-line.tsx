/** Why a run of tests waits. It goes on when the server takes requests again. */
import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import type { RunPause } from '../store/suite-runs.ts';

interface PauseLineProps {
  pause: RunPause;
  onGoOn: () => void;
  onStop: () => void;
}

export function PauseLine({ pause: { cells, until, problem }, onGoOn, onStop }: PauseLineProps) {
  const [left, setLeft] = useState(() => leftSeconds(until));
  const [isGoing, setGoing] = useState(false);
  const isOver = left === 0;
  const goOn = useEffectEvent(onGoOn);
  useEffect(() => {
    if (isOver && isGoing) goOn();
    if (isOver) return;
    const timer = setInterval(() => setLeft(leftSeconds(until)), 250);
    return () => clearInterval(timer);
  }, [isOver, isGoing, until]);
  const why = until === null ? 'are broken' : 'were refused, because the server asks to wait';
  return (
    <div className="tb-bar tb-wrap tb-row tb-tint tb-inset-xs-sm tb-size-sm">
      <p role="alert">{`${problem ?? `${cells} cells in a row ${why}.`} Paused.`}</p>
      {/* Beside the alert, which would be read aloud each second. */}
      {!isOver && <p className="tb-quiet" role="timer">{`${isGoing ? 'Goes on' : 'It can go on'} in ${left} s`}</p>}
      {!isGoing && (
        <Button size="compact-sm" onClick={() => (isOver ? onGoOn() : setGoing(true))}>
          Go on
        </Button>
      )}
      <Button size="compact-sm" onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}

function leftSeconds(until: number | null): number {
  return until === null ? 0 : Math.max(0, Math.ceil((until - performance.now()) / 1_000));
}
