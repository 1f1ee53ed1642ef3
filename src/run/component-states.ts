/** How far the components of one input have come, from the events of its run. */
import type { ReceivedEvent } from './run.ts';

export type ComponentState = 'running' | 'done' | 'skipped' | 'failed';

/** Component id -> state, in the order in which they began. Empty where the route does not report components. */
export function componentStates(events: readonly ReceivedEvent[], input: number): ReadonlyMap<string, ComponentState> {
  const states = new Map<string, ComponentState>();
  for (const { event } of events) {
    if (!('input' in event) || event.input !== input) continue;
    if (event.event === 'component-start') states.set(event.component, 'running');
    else if (event.event === 'component-end') states.set(event.component, 'done');
    else if (event.event === 'component-skip') states.set(event.component, 'skipped');
    else if (event.event === 'component-error') states.set(event.component, 'failed');
  }
  return states;
}
