/** The questions of a presentation: the inputs of the flow's request. */
import { useMemo, useState } from 'react';
import type { InputType } from '#contract/run-request.ts';
import type { InputsMode } from '#run/model/request-draft.ts';
import { createDraftInput } from '../../draft/storage/create-draft-input.ts';
import { useDraftForm, useDraftValue } from '../../draft/use-draft.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useQuestionNumber } from '../../shell/navigation/use-url-key.ts';

export interface Question {
  id: string;
  /** Empty if there is no question yet. */
  text: string;
  /** The input of the draft to run; null if the request has no inputs. */
  onlyInput: number | null;
  /** The components that it is sent to, as in the request. */
  components: readonly string[];
  type: InputType;
}

/** What the request sent before a question was added. */
interface Adding {
  id: string;
  mode: InputsMode;
  position: number;
}

export function useQuestions() {
  const mode = useDraftValue('inputsMode');
  const inputs = useDraftValue('inputs');
  const number = useQuestionNumber();
  const { setQuestion } = useNavigate();
  const form = useDraftForm();
  const [adding, setAdding] = useState<Adding | null>(null);
  return useMemo(() => {
    const own: Question = {
      id: mode,
      text: mode === 'keep' ? 'The flow’s saved text' : 'No question: every input component is sent empty text',
      onlyInput: null,
      components: [],
      type: 'any',
    };
    const questions =
      mode === 'mine'
        ? inputs.map(({ value, ...input }, index): Question => ({ ...input, text: value, onlyInput: index }))
        : [own];
    const position = Math.min(questions.length - 1, Math.max(0, number - 1));
    const last = questions.length - 1;
    return {
      questions,
      /** From 0; always a valid index. */
      position,
      question: questions[position] ?? own,
      show: (next: number) => setQuestion(Math.min(last, Math.max(0, next)) + 1),
      /** Adds a question from the audience, and shows it to be written. */
      add: () => {
        const { components = [], type = 'any' } = (mode === 'mine' ? inputs[position] : null) ?? {};
        const added = createDraftInput({ components: [...components], type });
        const others = mode === 'mine' ? inputs : inputs.filter(({ value }) => value !== '');
        const write = { shouldDirty: true };
        form.setValue('inputs', [...others, added], write);
        form.setValue('inputsMode', 'mine', write);
        setAdding({ id: added.id, mode, position });
        setQuestion(others.length + 1);
      },
      /** The question that was added last and is still to be written; null if there is none. */
      addedId: adding?.id ?? null,
      /** The added question was written, or left empty: then it goes, and all is as before. */
      endAdding: () => {
        setAdding(null);
        const now = form.getValues('inputs');
        if (adding === null || now.find(({ id }) => id === adding.id)?.value.trim() !== '') return;
        const rest = now.filter(({ id }) => id !== adding.id);
        form.setValue('inputs', rest.length > 0 ? rest : [createDraftInput()]);
        form.setValue('inputsMode', adding.mode);
        setQuestion(adding.position + 1);
      },
    };
  }, [adding, form, inputs, mode, number, setQuestion]);
}

export type Questions = ReturnType<typeof useQuestions>;
