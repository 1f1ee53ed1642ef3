/** Where a control inside an answer is, so that no two of them have one name. */
import { createContext, useContext } from 'react';
import type { Run } from '#run/model/run.ts';
import { readContent } from '#run/results/result-content.ts';

/** "Chat Output, Input 1". */
export const AnswerPlace = createContext('');

/** Which controls there are more than one of. */
export interface RepeatedControls {
  texts: boolean;
  tables: boolean;
}

export const RepeatedControls = createContext<RepeatedControls>({ texts: true, tables: true });

/** True for what a run has more than one of: texts to copy, tables to filter. */
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

/** "Copy text" where it is the only one, else "Copy text of Chat Output, Input 1". */
export function useControlName(kind: keyof RepeatedControls, place: string): (name: string) => string {
  const isRepeated = useContext(RepeatedControls)[kind];
  return (name) => (isRepeated ? `${name} of ${place}` : name);
}
