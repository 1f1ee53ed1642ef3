/** The questions of a presentation: the inputs of the flow's request. */
import { useMemo } from 'react';
import { useDraftValue } from '../../draft/use-draft.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useQuestionNumber } from '../../navigation/use-url-key.ts';

export interface Question {
  id: string;
  /** Empty if there is no question yet. */
  text: string;
  /** The input of the draft to run; null if the request has no inputs. */
  onlyInput: number | null;
}

export interface Questions {
  questions: readonly Question[];
  /** From 0; always a valid index. */
  place: number;
  question: Question;
  show: (place: number) => void;
}

export function useQuestions(): Questions {
  const mode = useDraftValue('inputsMode');
  const inputs = useDraftValue('inputs');
  const number = useQuestionNumber();
  const { setQuestion } = useNavigate();
  return useMemo(() => {
    const own: Question = {
      id: mode,
      text: mode === 'keep' ? 'The flow’s saved text' : 'No question: every input component is sent empty text',
      onlyInput: null,
    };
    const questions =
      mode === 'mine' ? inputs.map(({ id, value }, index): Question => ({ id, text: value, onlyInput: index })) : [own];
    const place = Math.min(questions.length - 1, Math.max(0, number - 1));
    const last = questions.length - 1;
    return {
      questions,
      place,
      question: questions[place] ?? own,
      show: (next) => setQuestion(Math.min(last, Math.max(0, next)) + 1),
    };
  }, [inputs, mode, number, setQuestion]);
}
