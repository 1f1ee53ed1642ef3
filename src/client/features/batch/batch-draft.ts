/** What a person has set up of a batch that was not started yet: kept for as long as the page is, for each flow. */
import { useState } from 'react';
import type { ColumnTarget } from '#run/batch/batch.ts';
import type { Expectation } from '#run/batch/expectation.ts';
import type { RowsReading } from '#run/batch/read-rows.ts';

export interface BatchDraft {
  text: string;
  /** Of the file that the text came from; empty for a text that was typed or pasted. */
  fileName: string;
  /** As a person chose; null while it is guessed. */
  reading: RowsReading | null;
  /** By the name of the column. */
  targets: ReadonlyMap<string, ColumnTarget>;
  atOnce: number;
  /** Undefined until a person chose: it follows whether a column has what is expected. */
  expectation: Expectation | null | undefined;
  output: string | null;
}

const EMPTY: BatchDraft = {
  ...{ text: '', fileName: '', reading: null, targets: new Map() },
  ...{ atOnce: 4, expectation: undefined, output: null },
};

const drafts = new Map<string, BatchDraft>();

export function forgetBatchDraft(place: string): void {
  drafts.delete(place);
}

/** The draft of a place, and what changes it. It stands in memory alone: rows may be large, and are nobody's to keep. */
export function useBatchDraft(place: string): [BatchDraft, (next: Partial<BatchDraft>) => void] {
  const [draft, setDraft] = useState(() => drafts.get(place) ?? EMPTY);
  const change = (next: Partial<BatchDraft>) => {
    const whole = { ...(drafts.get(place) ?? EMPTY), ...next };
    drafts.set(place, whole);
    setDraft(whole);
  };
  return [draft, change];
}
