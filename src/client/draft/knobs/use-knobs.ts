/** Reads and changes the knobs of a flow's presentation, for the form and the presentation. */
import { useMemo } from 'react';
import type { Knob } from '#show/knobs/knob.ts';
import { MAX_KNOBS, withinKnob } from '#show/knobs/presentation-file.ts';
import { usePreference } from '../../shell/state/preference.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { useFlowKey } from '../storage/use-flow-key.ts';
import { knobsOf } from './knob-storage.ts';

export interface KnobActions {
  /** False, with a notice, if the flow has the most knobs already. */
  add: (knob: Knob) => boolean;
  remove: (knob: Pick<Knob, 'component' | 'field'>) => void;
  rename: (knob: Pick<Knob, 'component' | 'field'>, label: string) => void;
}

/** The knobs of the open flow. */
export function useKnobs(): { knobs: readonly Knob[]; actions: KnobActions } {
  const key = useFlowKey();
  const saved = useMemo(() => knobsOf(key), [key]);
  const [knobs] = usePreference(saved);
  const actions = useMemo<KnobActions>(() => {
    const isSame = (one: Pick<Knob, 'component' | 'field'>, other: Knob) =>
      other.component === one.component && other.field === one.field;
    const without = (knob: Pick<Knob, 'component' | 'field'>) => saved.read().filter((other) => !isSame(knob, other));
    return {
      add(knob) {
        const others = without(knob);
        const hasRoom = others.length < MAX_KNOBS;
        if (hasRoom) saved.write([...others, withinKnob(knob)]);
        else notify({ message: `Present has ${MAX_KNOBS} knobs, and takes no more. Remove one to add another.` });
        return hasRoom;
      },
      remove: (knob) => saved.write(without(knob)),
      rename: (knob, label) =>
        saved.write(saved.read().map((other) => (isSame(knob, other) ? withinKnob({ ...other, label }) : other))),
    };
  }, [saved]);
  return { knobs, actions };
}
