/** Focuses a field of the form, which the form has to show first. */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { focusInto } from '../../shell/ui/focus/focus-into.ts';

interface FieldKey {
  key: string;
  component: string;
}

/** `show` makes the form render the row of the field. */
export function useGoToField(show: (field: FieldKey) => void) {
  const [goal, setGoal] = useState<FieldKey | null>(null);
  const reveal = useEffectEvent(show);
  const isShown = useRef(false);
  useEffect(() => {
    if (goal === null) return;
    if (!isShown.current) {
      isShown.current = true;
      reveal(goal);
    }
    const rows = document.querySelectorAll<HTMLElement>('[data-key]');
    const row = [...rows].find(({ dataset }) => dataset.key === goal.key);
    if (!row) return;
    row.scrollIntoView({ block: 'nearest' });
    focusInto(row);
    setGoal(null);
  });
  return useCallback((target: { component: { id: string }; field: { name: string } }) => {
    isShown.current = false;
    setGoal({ key: `${target.component.id}\n${target.field.name}`, component: target.component.id });
  }, []);
}
