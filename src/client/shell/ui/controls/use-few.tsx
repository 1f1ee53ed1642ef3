/** The first items of a list that a server or a file may have made very long, and a button for the next ones. */
import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';

export interface Few<Item> {
  few: readonly Item[];
  /** Null if all are shown. */
  more: ReactNode;
}

/** `what` names the items on the button, as in "Show 100 more of 5,000 sessions". */
export function useFew<Item>(items: readonly Item[], what: string, step = 100): Few<Item> {
  const [shown, setShown] = useState(step);
  const left = items.length - shown;
  const few = useMemo(() => (items.length > shown ? items.slice(0, shown) : items), [items, shown]);
  if (left <= 0) return { few, more: null };
  return {
    few,
    more: (
      <Button variant="subtle" size="xs" onClick={() => setShown(shown + step)}>
        Show {Math.min(left, step).toLocaleString('en')} more of {items.length.toLocaleString('en')} {what}
      </Button>
    ),
  };
}
