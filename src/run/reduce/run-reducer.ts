/** Folds updates into a run. Pure: (run, updates) -> run. */

import { withComponentName } from '../model/failed-component.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import type { ArrivingReply, Run } from '../model/run.ts';
import { createRunCopies, type RunCopies } from '../model/run-copies.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { transportKind } from '../model/transport-kinds.ts';
import { endRun } from './end-run.ts';
import { endInput, failInput, startInput } from './input-steps.ts';
import { reduceEvent } from './reduce-event.ts';

/**
 * The run with the updates applied in order. Apply updates in batches: each batch copies the lists of events, inputs and
 * changed outputs once, whatever its size. Unchanged parts keep their identity.
 */
export function reduceRun(run: Run, updates: readonly RunUpdate[]): Run {
  const next: Run = { ...run, inputs: [...run.inputs], events: [...run.events], replies: [...run.replies] };
  const copies = createRunCopies(next);
  for (const update of updates) applyUpdate(next, copies, update);
  if (next.events.length === run.events.length) next.events = run.events;
  if (next.replies.length === run.replies.length) next.replies = run.replies;
  return next;
}

function applyUpdate(run: Run, copies: RunCopies, update: RunUpdate): void {
  switch (update.kind) {
    case 'event':
      // It is in the input's values.
      if (update.received.event.event !== 'component-values') run.events.push(update.received);
      reduceEvent(run, copies, update.received);
      return;
    case 'arrived':
      addArrived(run, update);
      return;
    case 'reply':
      run.replies.push(update.reply);
      endArriving(run, ({ requestIndex }) => requestIndex !== update.reply.requestIndex);
      return;
    case 'values': {
      const input = copies.input(update.input);
      if (input) input.values = update.values;
      return;
    }
    case 'job':
      run.jobs = [...(run.jobs ?? []), { requestIndex: update.requestIndex, id: update.id }];
      return;
    case 'stopped':
    case 'ended':
      endArriving(run, () => false);
      endRun(run, copies, update);
      return;
    case 'sent':
    case 'sent-again':
    case 'answered':
    case 'failed': {
      const request = run.plan.requests[update.requestIndex];
      if (request) applyToRequest(run, copies, request, update);
    }
  }
}

type RequestUpdate = Extract<RunUpdate, { kind: 'sent' | 'sent-again' | 'answered' | 'failed' }>;

function applyToRequest(run: Run, copies: RunCopies, request: PlannedRequest, update: RequestUpdate): void {
  // A stream of several inputs contains the start of each; any other request starts all its inputs at once.
  if (update.kind === 'sent' && request.inputs.length > 1 && transportKind(request.transport).startsEachInput) return;
  for (const index of request.inputs) {
    const input = copies.input(index);
    if (!input) continue;
    if (update.kind === 'sent') startInput(input, update.at);
    else if (update.kind === 'sent-again') input.sentAgain = true;
    else if (update.kind === 'answered') endInput(copies, input, update.at, 'done');
    else failInput(copies, input, update.at, withComponentName(run, update.error));
  }
}

/** `run` must be a copy; lists of earlier runs are not changed. */
function addArrived(run: Run, update: Extract<RunUpdate, { kind: 'arrived' }>): void {
  const { requestIndex, text, marks, frames, timing } = update;
  const others = run.arriving ?? [];
  const before = others.find((reply) => reply.requestIndex === requestIndex);
  const after: ArrivingReply = {
    requestIndex,
    body: (before?.body ?? '') + text,
    frames: { marks: [...(before?.frames.marks ?? []), ...marks], total: (before?.frames.total ?? 0) + frames },
    timing,
  };
  run.arriving = before ? others.map((reply) => (reply === before ? after : reply)) : [...others, after];
}

/** Removes the replies that have ended. */
function endArriving(run: Run, isArriving: (reply: ArrivingReply) => boolean): void {
  const left = (run.arriving ?? []).filter(isArriving);
  if (left.length > 0) run.arriving = left;
  else delete run.arriving;
}
