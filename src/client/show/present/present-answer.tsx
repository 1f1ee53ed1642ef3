/** One question and its answer in large type, while it is streaming. */
import { lazy, Suspense } from 'react';
import { explainError } from '#run/errors/error-text.ts';
import { plainText } from '#run/errors/wording.ts';
import { asksPerson, humanWaits, isWaiting } from '#run/figures/human-waits.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { NOT_FINISHED } from '#run/figures/not-finished.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run, RunInputResult, TextArrival } from '#run/model/run.ts';
import { missedInput } from '#run/results/missed-input.ts';
import { presentedText } from '#show/knobs/presented-text.ts';
import { AnswerText } from '../../blocks/answer/answer-text.tsx';
import { MissedLine } from '../../blocks/answer/missed-line.tsx';
import { connectionHost } from '../../shell/api/connection-host.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import classes from './present-answer.module.css';

const RunDecisions = lazy(async () => ({
  default: (await import('../../blocks/decision/run-decisions.tsx')).RunDecisions,
}));

export interface PresentAnswerProps {
  /** Null before the first run. */
  run: Run | null;
  isLoading?: boolean;
  /** Index of the input in the run. */
  input: number;
  /** Shown before the first run. */
  empty: string;
  /** Title of the answer, if there are two. */
  title: string | null;
  /** True if its request has been changed since. */
  isStale?: boolean;
}

export function PresentAnswer(props: PresentAnswerProps) {
  const { run, title, isStale = false } = props;
  const result = run?.inputs.find(({ index }) => index === props.input) ?? null;
  return (
    <article
      className={`tb-column tb-shrink ${classes.answer}`}
      aria-label={title ?? 'Answer'}
      data-stale={isStale || undefined}
    >
      {title !== null && <h2 className={`tb-quiet tb-strong ${classes.title}`}>{title}</h2>}
      <div className={classes.text}>
        {run === null || result === null ? (
          <p className={`tb-faint ${classes.nothing}`}>{props.isLoading ? 'Loading the answer' : props.empty}</p>
        ) : (
          <Outputs {...props} run={run} result={result} />
        )}
      </div>
      {run !== null && result !== null && <Foot run={run} result={result} isStale={isStale} />}
    </article>
  );
}

function Outputs(props: PresentAnswerProps & { run: Run; result: RunInputResult }) {
  const { run, result } = props;
  const host = connectionHost(useConnection().connection);
  const drawn = result.outputs.filter((output) => presentedText(output) !== '' || output.status === 'streaming');
  const isPending = result.status === 'waiting' || result.status === 'running';
  const error = result.error ?? run.error;
  const failure = error && explainError(error, { server: run.server, host, refused: [], tweaks: 0 });
  const missed = missedInput(run, result.index);
  const isAsked = humanWaits(run, result).some((wait) => isWaiting(result, wait));
  return (
    <>
      {missed !== null && <MissedLine {...missed} />}
      {asksPerson(run) && (
        <Suspense>
          <RunDecisions run={run} input={result.index} isLarge />
        </Suspense>
      )}
      {drawn.map((output, index) => (
        <div key={output.component ?? index} className={classes.part}>
          {drawn.length > 1 && (
            <h3 className={`tb-quiet tb-strong tb-below-xs-sm ${classes.output}`}>{output.displayName}</h3>
          )}
          <AnswerText
            text={presentedText(output)}
            isOpen={output.status === 'streaming'}
            subject={output.displayName}
          />
        </div>
      ))}
      {drawn.length === 0 && isPending && !isAsked && <span className="tb-caret" aria-hidden="true" />}
      {drawn.length === 0 && !isPending && failure === null && (
        <p className={`tb-faint ${classes.nothing}`}>{nothingText(run, result)}</p>
      )}
      {failure && (
        <div className={`tb-above-lg ${classes.failure}`} role="alert">
          <p className="tb-strong tb-problem">{failure.title}</p>
          <p>{plainText(failure.sentence)}</p>
        </div>
      )}
    </>
  );
}

function nothingText({ isLeft }: Run, { status }: RunInputResult): string {
  if (isLeft && status === 'stopped') return NOT_FINISHED;
  return status === 'stopped' ? 'Stopped before any output' : 'The flow gave no answer';
}

function Foot({ run, result, isStale }: { run: Run; result: RunInputResult; isStale: boolean }) {
  const writing = result.outputs.find(({ arrival }) => arrival.chunks > 0);
  return (
    <p className={`tb-row tb-wrap tb-quiet tb-above-xl ${classes.foot}`}>
      {writing && <ArrivalTicks arrival={writing.arrival} isOpen={writing.status === 'streaming'} />}
      <span>{footText(run, result)}</span>
      {isStale && <strong>This answer was made before the last change. Press Run to update it.</strong>}
    </p>
  );
}

function footText(run: Run, result: RunInputResult): string {
  const { timeMs, firstTokenMs } = inputFigures(run, result);
  const took = formatDuration(timeMs ?? 0);
  if (run.isLeft && result.status === 'stopped') return 'Not finished';
  if (result.status === 'stopped') return `Stopped after ${took}. This text is not complete.`;
  if (result.status === 'failed') return `Failed after ${took}`;
  const first = firstTokenMs === null ? null : `First token in ${formatDuration(firstTokenMs)}`;
  if (result.status === 'done') return first === null ? `Answered in ${took}` : `${first} · done in ${took}`;
  if (humanWaits(run, result).some((wait) => isWaiting(result, wait))) return 'Waiting for your decision';
  return first ?? 'Waiting for the first token';
}

const WIDTH = 228;
const PITCH = 4;

/** How the text of an answer arrived: one tick for each piece, as far as they fit. */
function ArrivalTicks({ arrival, isOpen }: { arrival: TextArrival; isOpen: boolean }) {
  const most = Math.floor(WIDTH / PITCH);
  const strokes = isOpen ? Math.min(most - 12, arrival.chunks) : Math.min(most, arrival.chunks);
  const path = Array.from({ length: strokes }, (_, index) => `M${index * PITCH + 1} 0V10`).join('');
  return (
    <svg className="tb-fixed" width={WIDTH} height={10} viewBox={`0 0 ${WIDTH} 10`} aria-hidden="true">
      <path className={classes.line} d={`M0 5H${WIDTH}`} />
      <path className={classes.tick} d={path} />
    </svg>
  );
}
