/** Which case is shown beside the table, and which are picked. */
import { useState } from 'react';
import type { CaseRow } from '#run/suite-source/case-rows.ts';
import type { TestsPlace } from '../../../navigation/navigation-state.ts';

export interface CasePlace {
  /** Index of the row. */
  current: number;
  picked: ReadonlySet<number>;
  pick: (picked: ReadonlySet<number>, current: number) => void;
  /** Shows the case at a place among `cases` of the text. */
  show: (entry: number) => void;
}

/** `linked`: the case that the address names. */
export function useCasePlace(rows: readonly CaseRow[], linked: TestsPlace['cell']): CasePlace {
  const [place, setPlace] = useState({ entry: 0, offset: 0 });
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const [followed, setFollowed] = useState<TestsPlace['cell']>(null);
  const pick = (next: ReadonlySet<number>, at: number) => {
    const entry = rows[at]?.entry ?? 0;
    setPlace({ entry, offset: at - rows.findIndex((row) => row.entry === entry) });
    setPicked(next);
  };
  if (linked !== followed && rows.length > 0) {
    setFollowed(linked);
    if (linked !== null) pick(new Set(), Math.min(linked.case, rows.length - 1));
  }
  const first = rows.findIndex(({ entry }) => entry === place.entry);
  const current = first === -1 ? Math.max(0, rows.length - 1) : Math.min(first + place.offset, rows.length - 1);
  return {
    current,
    picked,
    pick,
    show(entry) {
      setPlace({ entry, offset: 0 });
      setPicked(new Set());
    },
  };
}
