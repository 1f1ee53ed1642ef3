/** Why a component was skipped, in a few words: what a person chose, or that a router took another branch. */
import type { Run, RunInputResult } from '../model/run.ts';
import { decisionText, humanWaits } from './human-waits.ts';
import { inputEvents } from './input-events.ts';

const BY_ROUTER = 'the router chose another branch';

export function whySkipped(run: Run, input: RunInputResult, component: string): string {
  const decided = humanWaits(run, input).filter(({ decidedMs }) => decidedMs !== null);
  if (decided.length === 0) return BY_ROUTER;
  const skipped = new Set(
    inputEvents(run, input.index).events.flatMap(({ event }) =>
      event.event === 'component-skip' ? [event.component] : [],
    ),
  );
  // The component, and the skipped ones before it up to the branch that was not taken.
  const branch = new Set([component]);
  for (const at of branch) {
    for (const [source, target] of run.connections) {
      if (target !== at) continue;
      const wait = decided.find(({ question }) => question.component === source);
      if (wait) return decisionText(wait);
      if (skipped.has(source)) branch.add(source);
    }
  }
  return BY_ROUTER;
}
