/**
 * Run, and Stop in the same place while a run or tests are in progress. Escape first closes Compare and what is open beside the page, so
 * Stop does not name its key meanwhile.
 */
import { useInterval } from '@mantine/hooks';
import { useId, useState } from 'react';
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '../../shell/icons/icons.ts';
import { useShownPart } from '../../shell/navigation/use-url-key.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { keysOf } from '../../shell/ui/browser/platform-keys.ts';
import { useRunClick } from '../../shell/ui/commands/use-run-click.ts';
import classes from './run-button.module.css';
import { useRunCommand } from './run-command.ts';

export interface RunButtonProps {
  /** True on narrow screens: larger, without the keyboard shortcut. */
  isLarge?: boolean;
}

export function RunButton({ isLarge = false }: RunButtonProps) {
  const { label, run, stop, running, tests, blocker, hint } = useRunCommand();
  const part = useShownPart();
  const closesFirst = useUiState(({ besides }) => besides.length > 0) || part === 'compare';
  const hintId = useId();
  const reason = blocker?.message ?? null;
  const inProgress = running ?? tests;
  const isRunning = inProgress !== null;
  const { isSettling, pointerDown, click } = useRunClick(isRunning, run, stop);
  const className = isLarge ? `${classes.button} ${classes.large}` : classes.button;
  return (
    <div className="tb-fixed tb-relative">
      {inProgress === null ? (
        label !== null && (
          <button
            type="button"
            className={className}
            aria-label={label}
            aria-disabled={reason !== null || isSettling}
            data-settling={(reason === null && isSettling) || undefined}
            aria-describedby={reason === null ? undefined : hintId}
            onPointerDown={pointerDown}
            onClick={click}
          >
            <IconPlayerPlayFilled size={14} aria-hidden="true" />
            <span>{label}</span>
            {!isLarge && <Keys text={keysOf('mod+enter')} />}
          </button>
        )
      ) : (
        <button
          type="button"
          className={`${className} ${classes.stop}`}
          aria-label="Stop"
          onPointerDown={pointerDown}
          onClick={click}
        >
          <IconPlayerStopFilled size={14} aria-hidden="true" />
          <span>Stop</span>
          <Elapsed since={inProgress.startedClock} />
          {!isLarge && !closesFirst && <Keys text="esc" />}
        </button>
      )}
      <span id={hintId} className="tb-visually-hidden">
        {reason}
      </span>
      {hint !== null && (
        <p className={`tb-raised tb-ink ${classes.hint}`} aria-hidden="true">
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

/** Seconds since `since` on the monotonic clock, with one decimal; not announced. */
function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(() => performance.now());
  useInterval(() => setNow(performance.now()), 100, { autoInvoke: true });
  return (
    <span className={classes.elapsed} aria-hidden="true">
      {(Math.max(0, now - since) / 1000).toFixed(1)} s
    </span>
  );
}
