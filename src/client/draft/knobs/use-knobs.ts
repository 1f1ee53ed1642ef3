/** The knobs of a flow's presentation, read and changed from the form and from the presentation itself. */
import { useMemo, useSyncExternalStore } from 'react';
import type { Knob } from '#run/present/knob.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import { useFlowId } from '../../navigation/use-url-key.ts';
import { draftScope } from '../storage/draft-scope.ts';
import { onKnobs, readKnobs, writeKnobs } from './knob-storage.ts';

export interface KnobActions {
  add: (knob: Knob) => void;
  remove: (knob: Pick<Knob, 'component' | 'field'>) => void;
  rename: (knob: Pick<Knob, 'component' | 'field'>, label: string) => void;
}

/** Those of the open flow. */
export function useKnobs(): { knobs: readonly Knob[]; actions: KnobActions } {
  const { connection } = useConnection();
  const flowId = useFlowId();
  const place = draftScope(connection) + (flowId ?? '');
  const knobs = useSyncExternalStore(onKnobs, () => readKnobs(place));
  const actions = useMemo<KnobActions>(() => {
    const isSame = (one: Pick<Knob, 'component' | 'field'>) => (other: Knob) =>
      other.component === one.component && other.field === one.field;
    return {
      add: (knob) => writeKnobs(place, [...readKnobs(place).filter((other) => !isSame(knob)(other)), knob]),
      remove: (knob) =>
        writeKnobs(
          place,
          readKnobs(place).filter((other) => !isSame(knob)(other)),
        ),
      rename: (knob, label) =>
        writeKnobs(
          place,
          readKnobs(place).map((other) => (isSame(knob)(other) ? { ...other, label } : other)),
        ),
    };
  }, [place]);
  return { knobs, actions };
}
