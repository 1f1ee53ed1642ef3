/** The suite that is being edited: what its text says, changes of the text, and problems at their paths. */
import { createContext, useContext } from 'react';
import type { JsonObject } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { pathText } from '#tests/suite/read-document.ts';
import type { SuiteProblem } from '#tests/suite/suite.ts';
import type { SuiteChange, ValuePath } from '#tests/suite/text/change-value.ts';
import type { SuiteView } from '../runs/use-suite.ts';

export interface SuiteEditing {
  /** The suite as it is written, valid or not: only its keys and lists are known. */
  value: JsonObject;
  problems: readonly SuiteProblem[];
  /** Several are one step of undo. */
  apply: (...changes: readonly SuiteChange[]) => void;
  /** Index of the flow of the suite; null while it is not open. */
  index: FlowIndex | null;
  /** The open suite itself. */
  view: SuiteView;
}

export const SuiteEditingContext = createContext<SuiteEditing | null>(null);

export function useSuiteEditing(): SuiteEditing {
  const editing = useContext(SuiteEditingContext);
  if (editing === null) throw new Error('useSuiteEditing needs a SuiteEditingContext around it');
  return editing;
}

/** What is wrong with the value at a path, or, unless `isExact`, with anything in it; null if nothing is. */
export function problemAt(problems: readonly SuiteProblem[], path: ValuePath, isExact = false): string | null {
  const text = pathText(path);
  const found = problems.find(
    ({ file, path: at }) =>
      file === null && (at === text || (!isExact && (at.startsWith(`${text}.`) || at.startsWith(`${text}[`)))),
  );
  return found?.message ?? null;
}
