/** Run, and Stop in the same place while a run is going. */
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import { type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import { keysOf } from '../../ui/platform-keys.ts';
import classes from './run-button.module.css';
import { useRunCommand } from './run-command.ts';
import { useSettling } from './use-settling.ts';

export interface RunButtonProps {
  /** True on narrow screens: larger, without the keyboard shortcut. */
  isLarge?: boolean;
}

export function RunButton({ isLarge = false }: RunButtonProps) {
  const { run, stop, running, blocker, hint } = useRunCommand();
  const hintId = useId();
  const reason = blocker?.message ?? null;
  const isSettling = useSettling(running !== null);
  /** The press that is going on began on Stop: it starts nothing, however the run ends meanwhile. */
  const isForStop = useRef(false);
  const begin = () => {
    isForStop.current = running !== null;
  };
  function press({ detail }: MouseEvent) {
    const isStray = isSettling || (detail > 0 && isForStop.current);
    isForStop.current = false;
    if (!isStray) run();
  }
  const className = isLarge ? `${classes.button} ${classes.large}` : classes.button;
  return (
    <div className={classes.place}>
      {running === null ? (
        <button
          type="button"
          className={className}
          aria-label="Run"
          aria-disabled={reason !== null || isSettling}
          data-settling={(reason === null && isSettling) || undefined}
          aria-describedby={reason === null ? undefined : hintId}
          onPointerDown={begin}
          onClick={press}
        >
          <IconPlayerPlayFilled size={14} aria-hidden="true" />
          <span>Run</span>
          {!isLarge && <Keys text={keysOf('mod+enter')} />}
        </button>
      ) : (
        <button
          type="button"
          className={`${className} ${classes.stop}`}
          aria-label="Stop"
          onPointerDown={begin}
          onClick={stop}
        >
          <IconPlayerStopFilled size={14} aria-hidden="true" />
          <span>Stop</span>
          <Elapsed since={running.startedClock} />
          {!isLarge && <Keys text="esc" />}
        </button>
      )}
      <span id={hintId} className="tb-visually-hidden">
        {reason}
      </span>
      {hint !== null && (
        <p className={classes.hint} aria-hidden="true">
          {hint}
        </p>
      )}
    </div>
  );
}

function Keys({ text }: { text: string }) {
  return (
    <span className={classes.keys} aria-hidden="true">
      {text}
    </span>
  );
}

/** Seconds since a moment of the page's monotonic clock, with one decimal; not announced. */
function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={classes.elapsed} aria-hidden="true">
      {(Math.max(0, now - since) / 1000).toFixed(1)} s
    </span>
  );
}
