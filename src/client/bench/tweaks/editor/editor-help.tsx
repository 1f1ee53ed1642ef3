/** The line below the editor: a JSON error, or else how to leave the editor with the keyboard. Always shown, so that nothing moves. */
import { useEffect, useState } from 'react';
import type { TweakReport } from '#run/report/tweak-report.ts';
import classes from './tweaks-editor.module.css';

/** Show an error only after a pause, because the text is often invalid while typing. */
const PAUSE_MS = 1200;

export interface EditorHelpProps {
  id: string;
  report: TweakReport | null;
  /** True while the text area replaces the editor: Tab always leaves it. */
  isPlain: boolean;
  hasFailed: boolean;
  doesTabLeave: boolean;
  onShowProblem: (range: { offset: number; length: number }) => void;
}

function helpText({ isPlain, hasFailed, doesTabLeave }: EditorHelpProps): string {
  if (hasFailed) return 'The editor could not be loaded. You can type here, without completion.';
  if (isPlain) return 'Loading the editor. You can type already.';
  return doesTabLeave ? 'Tab leaves the editor. Ctrl+M: use Tab to indent' : 'Ctrl+M: use Tab to leave the editor';
}

export function EditorHelp(props: EditorHelpProps) {
  const { id, report, onShowProblem } = props;
  const isPausing = usePause(report?.isBroken ? report.text : null);
  const problem = isPausing ? report?.problems[0] : undefined;
  return (
    <div className={`tb-fixed tb-faint tb-surface tb-hairline-above tb-inset-x tb-size-xs tb-one-line ${classes.help}`}>
      <p
        id={id}
        className={problem ? 'tb-visually-hidden' : undefined}
        data-keys={(!props.hasFailed && !props.isPlain) || undefined}
      >
        {helpText(props)}
      </p>
      {problem && (
        <fieldset
          className={`tb-problem tb-shrink tb-refused-tint tb-inset-x tb-gap-sm-md tb-flex tb-size-sm ${classes.error}`}
          aria-label="JSON errors"
        >
          <p>
            Line {problem.line}: {problem.message}. Fix the JSON to run.
          </p>
          <button type="button" onClick={() => onShowProblem(problem)}>
            Show the error
          </button>
        </fieldset>
      )}
    </div>
  );
}

/** True when `text` has not changed for a while; false for null. */
function usePause(text: string | null): boolean {
  const [paused, setPaused] = useState<string | null>(null);
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return text !== null && paused === text;
}
