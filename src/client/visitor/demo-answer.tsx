/** The answer of a demo under its question. What draws Markdown is loaded after the page; until then the text is plain. */
import { lazy, Suspense, useEffect } from 'react';
import { isComing, type VisitedAnswer } from '#run/visit/visited-answer.ts';
import classes from './demo-answer.module.css';
import { PlainPart } from './plain-part.tsx';

const loadPart = () => import('./answer-part.tsx');
const AnswerPart = lazy(() =>
  loadPart().then(
    (module) => ({ default: module.AnswerPart }),
    // It cannot be loaded, as after an update of the server: the text is what counts.
    () => ({ default: PlainPart }),
  ),
);

export interface DemoAnswerProps {
  answer: VisitedAnswer | null;
  /** False where the question is beside it. */
  showsQuestion: boolean;
}

export function DemoAnswer({ answer, showsQuestion }: DemoAnswerProps) {
  const isOpen = answer !== null && isComing(answer);
  useEffect(() => void loadPart().catch(() => undefined), []);
  return (
    <article aria-label="Answer" aria-busy={isOpen || undefined}>
      {answer === null ? (
        <p className={classes.empty}>Choose a question and press Ask.</p>
      ) : (
        <>
          {showsQuestion && <p className={classes.asked}>{answer.question}</p>}
          {answer.parts.map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the outputs of a flow keep their order
            <div key={place} className={classes.part}>
              <Suspense fallback={<PlainPart part={part} isOpen={isOpen} />}>
                <AnswerPart part={part} isOpen={isOpen} />
              </Suspense>
            </div>
          ))}
          {isOpen && answer.parts.length === 0 && <span className="tb-caret" aria-hidden="true" />}
          <Foot answer={answer} />
        </>
      )}
    </article>
  );
}

function Foot({ answer: { status, times, parts } }: { answer: VisitedAnswer }) {
  if (status === 'failed') return <p className={classes.footNote}>No answer came. Try again in a moment.</p>;
  if (status === 'stopped' || status === 'closed') {
    return (
      <p className={classes.footNote}>{parts.length === 0 ? 'Stopped.' : 'Stopped. This answer is not complete.'}</p>
    );
  }
  if (status !== 'done' || times === null) return null;
  const { firstMs, totalMs } = times;
  const first = firstMs === null ? 'Done' : `First words after ${seconds(firstMs)}, done`;
  return <p className={classes.footNote}>{`${first} ${firstMs === null ? 'after' : 'in'} ${seconds(totalMs)}`}</p>;
}

/** `0.4 s`. */
function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
