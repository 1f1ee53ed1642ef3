/** The parts of an answer. What draws Markdown is loaded after the page; until then the text is plain. */
import { lazy, Suspense, useEffect } from 'react';
import type { VisitedPart } from '#show/visit/visited-answer.ts';
import classes from './demo-answer.module.css';
import { PlainPart } from './plain-part.tsx';

const loadPart = () => import('./answer-part.tsx');
const AnswerPart = lazy(() =>
  loadPart().then(
    (module) => ({ default: module.AnswerPart }),
    // If the code that draws Markdown cannot be loaded, as after an update of the server, the plain text stays.
    () => ({ default: PlainPart }),
  ),
);

export interface AnswerPartsProps {
  parts: readonly VisitedPart[];
  /** True while more text is expected. */
  isOpen: boolean;
  /** True if it is beside another answer. */
  isSmall?: boolean;
}

export function AnswerParts({ parts, isOpen, isSmall = false }: AnswerPartsProps) {
  useEffect(() => void loadPart().catch(() => undefined), []);
  return (
    <>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the outputs of a flow keep their order
        <div key={index} className={classes.part} data-small={isSmall || undefined}>
          <Suspense fallback={<PlainPart part={part} isOpen={isOpen} />}>
            <AnswerPart part={part} isOpen={isOpen} />
          </Suspense>
        </div>
      ))}
      {isOpen && parts.length === 0 && <span className="tb-caret" aria-hidden="true" />}
    </>
  );
}
