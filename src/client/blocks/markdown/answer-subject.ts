/** Where a control inside an answer is, so that its accessible name is unique. */
import { createContext, useContext } from 'react';
import type { Run } from '#run/model/run.ts';
import { readContent } from '#run/results/result-content.ts';

/** "Chat Output, Input 1". */
export const AnswerSubject = createContext('');

/** Which controls occur more than once. */
export interface RepeatedControls {
  texts: boolean;
  tables: boolean;
}

export const RepeatedControls = createContext<RepeatedControls>({ texts: true, tables: true });

/** Whether a run has several texts to copy, or tables to filter. */
export function repeatedControls(run: Run): RepeatedControls {
  let [texts, tables] = [0, 0];
  for (const { text, result } of run.inputs.flatMap(({ outputs }) => outputs)) {
    const content = result && readContent(result);
    if (content?.data) tables += 1;
    if (content ? content.text : text) texts += 1;
    if (texts > 1 && tables > 1) break;
  }
  return { texts: texts > 1, tables: tables > 1 };
}

/** "Copy text" if it is the only one, else "Copy text of Chat Output, Input 1". */
export function useControlName(kind: keyof RepeatedControls, subject: string): (name: string) => string {
  const isRepeated = useContext(RepeatedControls)[kind];
  return (name) => (isRepeated ? `${name} of ${subject}` : name);
}
