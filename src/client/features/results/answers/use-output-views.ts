/** The view that someone chose for the outputs of a component; a preference of this browser. */
import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';
import * as z from 'zod/mini';
import { OUTPUT_VIEWS, type OutputView } from '#run/results/output-view.ts';

/** As many components as are remembered; the ones chosen first are forgotten first. */
const MOST = 300;

const choicesSchema = z.array(z.tuple([z.string(), z.enum(OUTPUT_VIEWS)]));
type Choices = z.infer<typeof choicesSchema>;

export interface OutputViews {
  /** Null where nobody chose. */
  chosen: (component: string | null) => OutputView | null;
  choose: (component: string | null, view: OutputView) => void;
}

export function useOutputViews(flowId: string): OutputViews {
  const [choices, setChoices] = useLocalStorage<Choices>({
    key: 'tweakbench.output-views',
    defaultValue: [],
    getInitialValueInEffect: false,
    deserialize: parseChoices,
    serialize: (value) => JSON.stringify(value),
  });
  const chosen = useCallback(
    (component: string | null) => choices.find(([key]) => key === keyOf(flowId, component))?.[1] ?? null,
    [choices, flowId],
  );
  const choose = useCallback(
    (component: string | null, view: OutputView) => {
      const key = keyOf(flowId, component);
      setChoices(
        (before): Choices =>
          [...before.filter(([other]) => other !== key), [key, view] satisfies Choices[number]].slice(-MOST),
      );
    },
    [setChoices, flowId],
  );
  return { chosen, choose };
}

function keyOf(flowId: string, component: string | null): string {
  return `${flowId} ${component ?? ''}`;
}

/** Whatever else wrote there counts as no choice. */
function parseChoices(text: string | undefined): Choices {
  try {
    const choices = choicesSchema.safeParse(JSON.parse(text ?? '[]'));
    return choices.success ? choices.data : [];
  } catch {
    return [];
  }
}
