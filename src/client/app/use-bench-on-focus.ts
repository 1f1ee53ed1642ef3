/** Whoever leads to a field or a pane of the bench, a refused Run for example, leads to the bench first. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { type FieldTarget, focusField, onFocusField } from '../navigation/focus-field.ts';
import { useNavigate } from '../navigation/navigate.tsx';
import { useMode } from '../navigation/use-url-key.ts';
import { type FocusablePane, focusPane, onFocusPane } from './panes/focus-pane.ts';

export function useBenchOnFocus(): void {
  const mode = useMode();
  const { setMode } = useNavigate();
  /** What could not take the focus while the bench was hidden. */
  const wanted = useRef<{ field: FieldTarget } | { pane: FocusablePane } | null>(null);

  const leave = useEffectEvent((target: { field: FieldTarget } | { pane: FocusablePane }) => {
    if (mode === 'bench') return;
    // The address must not change inside of what leads there, which renders at once.
    queueMicrotask(() => setMode('bench'));
    wanted.current = target;
  });
  useEffect(() => {
    const stopFields = onFocusField((field) => {
      if (field.kind !== 'flow') leave({ field });
    });
    const stopPanes = onFocusPane((pane) => leave({ pane }));
    return () => {
      stopFields();
      stopPanes();
    };
  }, []);
  useEffect(() => {
    const target = wanted.current;
    if (mode !== 'bench' || target === null) return;
    wanted.current = null;
    if ('field' in target) focusField(target.field);
    else focusPane(target.pane);
  }, [mode]);
}
