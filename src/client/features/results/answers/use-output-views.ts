/** The chosen view for the outputs of a component; stored in the browser. */
import { useCallback } from 'react';
import * as z from 'zod/mini';
import { OUTPUT_VIEWS, type OutputView } from '#run/results/output-view.ts';
import { preference, usePreference } from '../../../state/preference.ts';

/** How many components are remembered; the oldest are dropped. */
const MOST = 300;

const choicesSchema = z.array(z.tuple([z.string(), z.enum(OUTPUT_VIEWS)]));
type Choices = z.infer<typeof choicesSchema>;

const kept = preference<Choices>('tweakbench.output-views', choicesSchema, []);

export interface OutputViews {
  /** Null if none was chosen. */
  chosen: (component: string | null) => OutputView | null;
  choose: (component: string | null, view: OutputView) => void;
}

export function useOutputViews(flowId: string): OutputViews {
  const [choices] = usePreference(kept);
  const chosen = useCallback(
    (component: string | null) => choices.find(([key]) => key === keyOf(flowId, component))?.[1] ?? null,
    [choices, flowId],
  );
  const choose = useCallback(
    (component: string | null, view: OutputView) => {
      const key = keyOf(flowId, component);
      const others = kept.read().filter(([other]) => other !== key);
      kept.write([...others, [key, view] satisfies Choices[number]].slice(-MOST));
    },
    [flowId],
  );
  return { chosen, choose };
}

function keyOf(flowId: string, component: string | null): string {
  return `${flowId} ${component ?? ''}`;
}
