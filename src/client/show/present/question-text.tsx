/** The question of a presentation: a click makes it editable, for a question from the audience. */
import { useEffect, useRef, useState } from 'react';
import { TextArea } from '../../blocks/text-area/text-area.tsx';
import { useDraftForm } from '../../draft/use-draft.ts';
import classes from './present-view.module.css';
import type { Question } from './use-questions.ts';

export interface QuestionTextProps {
  question: Question;
  /** True for a question that was just added: it is to be written. */
  isNew: boolean;
  /** A new question was written, or given up. */
  onEnd: () => void;
}

export function QuestionText({ question: { text, onlyInput }, isNew, onEnd }: QuestionTextProps) {
  const form = useDraftForm();
  /** The text before the edit; null while it is not being edited. */
  const [before, setBefore] = useState<string | null>(isNew ? '' : null);
  const button = useRef<HTMLButtonElement>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    if (before === null && isLeft.current) button.current?.focus();
    isLeft.current = false;
  }, [before]);
  if (onlyInput === null) return <p className={`tb-pre tb-quiet ${classes.question}`}>{text}</p>;
  const write = (next: string) => form.setValue(`inputs.${onlyInput}.value`, next, { shouldDirty: true });
  if (before === null) {
    return (
      <button
        type="button"
        className={`tb-pre tb-quiet ${classes.question} ${classes.edit}`}
        ref={button}
        aria-label={`Edit question: ${text}`}
        title="Click to edit the question"
        onClick={() => setBefore(text)}
      >
        {text.trim() === '' ? 'Click to write a question' : text}
      </button>
    );
  }
  const end = () => {
    setBefore(null);
    if (isNew) onEnd();
  };
  const leave = () => {
    isLeft.current = true;
    end();
  };
  return (
    <TextArea
      aria-label="Question"
      autosize
      data-own-escape=""
      autoFocus
      classNames={{ input: `tb-pre tb-quiet ${classes.question} ${classes.field}` }}
      value={text}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onText={write}
      onBlur={end}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.shiftKey || !(event.key === 'Enter' || event.key === 'Escape'))
          return;
        event.preventDefault();
        if (event.key === 'Escape') write(before);
        leave();
      }}
    />
  );
}
