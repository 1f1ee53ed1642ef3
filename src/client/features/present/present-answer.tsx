/** One question and its answer in large type, as it arrives. */
import type { ReactNode } from 'react';
import { presentedText } from '#run/present/presented-text.ts';
import { formatDuration, formatWait } from '#run/result-format.ts';
import type { Run, RunInputResult, RunOutput } from '#run/run.ts';
import { ArrivalTicks } from './arrival-ticks.tsx';
import classes from './present-answer.module.css';

export interface PresentAnswerProps {
  /** Null before the first run. */
  run: Run | null;
  isLoading: boolean;
  /** Index of the input in the run. */
  input: number;
  /** Shown before the first run. */
  empty: string;
  /** Over the answer, where there are two. */
  title: string | null;
  /** True when something that it was asked with has been changed since. */
  isStale: boolean;
  renderText: (text: string, isOpen: boolean, place: string) => ReactNode;
  /** Title and sentence of a failure. */
  errorText: (run: Run, input: number) => { title: string; sentence: string } | null;
}

export function PresentAnswer(props: PresentAnswerProps) {
  const { run, title, isStale } = props;
  const result = run?.inputs.find(({ index }) => index === props.input) ?? null;
  return (
    <article className={classes.answer} aria-label={title ?? 'Answer'} data-stale={isStale || undefined}>
      {title !== null && <h2 className={classes.title}>{title}</h2>}
      <div className={classes.text}>
        {run === null || result === null ? (
          <p className={classes.nothing}>{props.isLoading ? 'Loading the answer' : props.empty}</p>
        ) : (
          <Outputs {...props} run={run} result={result} />
        )}
      </div>
      {result !== null && <Foot result={result} isStale={isStale} />}
    </article>
  );
}

function Outputs(props: PresentAnswerProps & { run: Run; result: RunInputResult }) {
  const { run, result, renderText, errorText, input } = props;
  const drawn = result.outputs.filter((output) => presentedText(output) !== '' || output.status === 'streaming');
  const isComing = result.status === 'waiting' || result.status === 'running';
  const failure = errorText(run, input);
  return (
    <>
      {drawn.map((output, place) => (
        <div key={output.component ?? place} className={classes.part}>
          {drawn.length > 1 && <h3 className={classes.output}>{output.displayName}</h3>}
          {renderText(presentedText(output), output.status === 'streaming', output.displayName)}
        </div>
      ))}
      {drawn.length === 0 && isComing && <span className="tb-caret" aria-hidden="true" />}
      {drawn.length === 0 && !isComing && failure === null && (
        <p className={classes.nothing}>
          {result.status === 'stopped' ? 'Stopped before any output' : 'The flow gave no answer'}
        </p>
      )}
      {failure && (
        <div className={classes.failure} role="alert">
          <p className={classes.failureTitle}>{failure.title}</p>
          <p>{failure.sentence}</p>
        </div>
      )}
    </>
  );
}

function Foot({ result, isStale }: { result: RunInputResult; isStale: boolean }) {
  const writing = result.outputs.find(({ arrival }) => arrival.chunks > 0);
  return (
    <p className={classes.foot}>
      {writing && <ArrivalTicks arrival={writing.arrival} isOpen={writing.status === 'streaming'} />}
      <span>{footText(result, writing)}</span>
      {isStale && <strong>This answer was made before the last change. Press Run to update it.</strong>}
    </p>
  );
}

function footText({ status, startedAt, endedAt }: RunInputResult, writing: RunOutput | undefined): string {
  const from = startedAt ?? 0;
  const took = formatDuration((endedAt ?? from) - from);
  if (status === 'stopped') return `Stopped after ${took}. This text is not complete.`;
  if (status === 'failed') return `Failed after ${took}`;
  const firstAt = writing?.arrival.firstAt ?? null;
  const first = firstAt === null ? null : `First word in ${formatWait(firstAt - from)}`;
  if (status === 'done') return first === null ? `Answered in ${took}` : `${first} · done in ${took}`;
  return first ?? 'Waiting for the first word';
}
