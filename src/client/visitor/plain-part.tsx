/** One part of an answer as plain lines. */
import type { VisitedPart } from '#show/visit/visited-answer.ts';

export interface AnswerPartProps {
  part: VisitedPart;
  /** True while it is being written. */
  isOpen: boolean;
}

export function PlainPart({ part: { text, content } }: AnswerPartProps) {
  return <p className="tb-pre">{typeof content === 'string' ? content : text}</p>;
}
