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
  /** What stands where nothing has run. */
  empty: string;
  /** Over the answer, where there are two. */
  title: string | null;
  /** Worth knowing about this answer; null for nothing. */
  note: string | null;
  renderText: (text: string, isOpen: boolean, place: string) => ReactNode;
  /** Title and sentence of a failure. */
  errorText: (run: Run, input: number) => { title: string; sentence: string } | null;
}

export function PresentAnswer(props: PresentAnswerProps) {
  const { run, title, note } = props;
  const result = run?.inputs.find(({ index }) => index === props.input) ?? null;
  return (
    <article className={classes.answer} aria-label={title ?? 'Answer'}>
      {title !== null && <h2 className={classes.title}>{title}</h2>}
      <div className={classes.text}>
        {run === null || result === null ? (
          <p className={classes.nothing}>{props.isLoading ? 'Reading the answer' : props.empty}</p>
        ) : (
          <Outputs {...props} run={run} result={result} />
        )}
      </div>
      {result !== null && <Foot result={result} note={note} />}
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
          {result.status === 'stopped' ? 'Stopped before anything came' : 'No answer came'}
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

function Foot({ result, note }: { result: RunInputResult; note: string | null }) {
  const writing = result.outputs.find(({ arrival }) => arrival.chunks > 0);
  return (
    <p className={classes.foot}>
      {writing && <ArrivalTicks arrival={writing.arrival} isOpen={writing.status === 'streaming'} />}
      <span>{footText(result, writing)}</span>
      {note !== null && <span>{note}</span>}
    </p>
  );
}

function footText({ status, startedAt, endedAt }: RunInputResult, writing: RunOutput | undefined): string {
  const from = startedAt ?? 0;
  const took = formatDuration((endedAt ?? from) - from);
  if (status === 'stopped') return `Stopped after ${took}. This text is not complete.`;
  if (status === 'failed') return `Failed after ${took}`;
  const firstAt = writing?.arrival.firstAt ?? null;
  const first = firstAt === null ? null : `First word after ${formatWait(firstAt - from)}`;
  if (status === 'done') return first === null ? `Answered in ${took}` : `${first}, all of it after ${took}`;
  return first ?? 'Waiting for the first word';
}
