/** Applies one event to a run under construction. */

import type { RunEventOf } from '#contract/run-event.ts';
import { foldComponentValues } from '#contract/values/fold-component-values.ts';
import { withComponentName } from '../model/failed-component.ts';
import type { ReceivedEvent, Run, RunInputResult, RunOutput } from '../model/run.ts';
import type { RunCopies } from '../model/run-copies.ts';
import { wireToRunError } from '../model/to-run-error.ts';
import { createOutput } from './create-run.ts';
import { endInput, failInput, startInput } from './input-steps.ts';
import { addArrival, piecesOf } from './text-arrival.ts';

/** `run` must be a copy; its parts are copied through `copies`. An event of an unknown input changes nothing. */
export function reduceEvent(run: Run, copies: RunCopies, received: ReceivedEvent): void {
  const { event, receivedAt } = received;
  if (event.event === 'run-start' || event.event === 'run-end') {
    run.sessionId = event.session_id ?? run.sessionId;
    return;
  }
  // The failure is reported by its request.
  if (event.event === 'run-error') return;
  const input = copies.input(event.input);
  if (!input) return;
  switch (event.event) {
    case 'tweak-report':
      input.outcomes = event.outcomes;
      return;
    case 'input-start':
      startInput(input, receivedAt);
      input.echoed = event.inputs ?? null;
      return;
    case 'component-values':
    case 'component-end':
    case 'component-error': {
      const values = foldComponentValues(input.values, event, senderStart(run, input));
      if (values) input.values = values;
      return;
    }
    case 'text-delta':
      addText(copies, input, event, received);
      return;
    case 'output-ready':
      setResult(copies, input, event);
      return;
    case 'input-end':
      endInput(copies, input, receivedAt, 'done');
      return;
    case 'input-error':
      failInput(copies, input, receivedAt, withComponentName(run, errorOf(run, input, event, receivedAt)));
      return;
    default:
  }
}

/** When the input started on the sender's clock. */
function senderStart(run: Run, { index }: RunInputResult): number {
  return run.events.findLast(({ event }) => event.event === 'input-start' && event.input === index)?.event.at ?? 0;
}

function errorOf(run: Run, input: RunInputResult, event: RunEventOf<'input-error'>, at: number) {
  return wireToRunError(event.error, {
    requestIndex: run.plan.requests.findIndex(({ inputs }) => inputs.includes(input.index)),
    elapsedMs: at - (input.startedAt ?? 0),
    flow: run.flow.id,
    session: run.request.session_id ?? null,
  });
}

function addText(
  copies: RunCopies,
  input: RunInputResult,
  event: RunEventOf<'text-delta'>,
  received: ReceivedEvent,
): void {
  for (const component of event.outputs) {
    const index = input.outputs.findIndex((output) => output.component === component);
    const output = index === -1 ? addOutput(copies, input, component, component) : copies.output(input, index);
    if (!output) continue;
    if (output.result === null) output.status = 'streaming';
    output.text += event.chunk;
    output.arrival = addArrival(output.arrival, piecesOf(received, event.chunk.length));
    input.firstTextAt ??= output.arrival.firstAt;
  }
}

/** Fills the entry of this component; an unexpected result is appended. */
function setResult(copies: RunCopies, input: RunInputResult, event: RunEventOf<'output-ready'>): void {
  const { result, index } = event;
  if (result === null) return;
  const component = event.component ?? result.component_id ?? null;
  const displayName = result.component_display_name ?? component ?? '';
  const position = input.outputs.findIndex(
    (output) => output.resultIndex === index || (output.component === component && output.result === null),
  );
  const output = position === -1 ? addOutput(copies, input, component, displayName) : copies.output(input, position);
  if (!output) return;
  output.result = result;
  output.resultIndex = index;
  output.status = 'done';
  if (event.is_cut === true) output.isCut = true;
  if (displayName !== '') output.displayName = displayName;
}

function addOutput(
  copies: RunCopies,
  input: RunInputResult,
  component: string | null,
  displayName: string,
): RunOutput | null {
  input.outputs.push(createOutput(component, displayName));
  return copies.output(input, input.outputs.length - 1);
}
