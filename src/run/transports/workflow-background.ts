/**
 * `POST /api/v2/workflows` of Langflow in mode background: a job that is suspended while a person decides, and resumed with the
 * decision (wire/human-input.json).
 */

import type { MessageLog } from '#contract/answers/stream-messages.ts';
import type { RunEvent, RunEventOf } from '#contract/run-event.ts';
import type { StreamFrame } from '#contract/stream-frame.ts';
import { isPlainApproval } from '#flow/request/human-choices.ts';
import type { PlannedRequest, StreamExpectation } from '../model/request-plan.ts';
import { checkWorkflowBody } from '../translation/stream-bodies.ts';
import { type BackgroundJob, createBackgroundJob } from './background-job.ts';
import { langflowStream, type RouteReader } from './langflow-stream.ts';
import type { TransportContext } from './transport.ts';
import { createWorkflowReader } from './workflow-stream.ts';

/** Throws like `workflowStream`. Cancels the job when it ends early. */
export async function* workflowBackground(
  request: PlannedRequest,
  context: TransportContext,
): AsyncGenerator<RunEvent> {
  checkWorkflowBody(request.body);
  const job = createBackgroundJob(context);
  try {
    yield* langflowStream(request, context, {
      framing: 'events',
      open: job.open,
      createReader: (expect, log) => createReader(job, expect, log),
    });
  } finally {
    job.cancel();
  }
}

function createReader(job: BackgroundJob, expect: StreamExpectation, log: MessageLog): RouteReader {
  const reader = createWorkflowReader(expect, log);
  const askers = new Set<string>();
  let open: RunEventOf<'human-input-required'> | null = null;
  // The end of an Agent that may ask, until the next frame shows whether it does.
  let held: EndFrame | null = null;
  return {
    ...reader,
    *frame(frame) {
      if (frame.event === 'human_input_required') {
        held = null;
        open = toQuestion(frame.data, job.id());
        askers.add(open.component);
        yield open;
        return;
      }
      if (open !== null) {
        const { component, request_id } = open;
        open = null;
        yield {
          event: 'human-input-decided',
          at: 0,
          input: 0,
          component,
          request_id,
          action_id: job.decision(request_id),
        };
      }
      if (held !== null && !isBeside(frame, held)) {
        yield* reader.frame(held);
        held = null;
      }
      if (frame.event === 'end_vertex' && !askers.has(frame.data.build_data.id)) {
        // Before it asks, the component ends with nothing and names all its branches as next.
        if (expect.asking?.includes(frame.data.build_data.id)) return;
        if (expect.mayAsk?.includes(frame.data.build_data.id)) {
          held = frame;
          return;
        }
      }
      yield* reader.frame(frame);
    },
    outcome(error) {
      const outcome = reader.outcome(error);
      return outcome === 'cut' ? (job.failure() ?? 'cut') : outcome;
    },
  };
}

type EndFrame = Extract<StreamFrame, { event: 'end_vertex' }>;

/** True for the end of a component that runs beside the Agent: what follows it has not begun yet. */
function isBeside(frame: StreamFrame, { data: { build_data } }: EndFrame): boolean {
  const next: unknown = build_data.next_vertices_ids;
  return frame.event === 'end_vertex' && !(Array.isArray(next) && next.includes(frame.data.build_data.id));
}

type Question = Extract<StreamFrame, { event: 'human_input_required' }>['data'];

/** Said in the question where other answers are left out. */
const MORE_IN_LANGFLOW = 'Edit and Respond need a text, and are offered in Langflow only.';

/** A request's id starts with that of its component: `HumanInput-h:JOB`. */
function toQuestion(data: Question, jobId: string): RunEventOf<'human-input-required'> {
  const { request_id, kind, timeout_seconds: seconds, fallback_action = null } = data;
  const isApproval = kind === 'tool_approval';
  const options = isApproval ? data.options.filter(({ action_id }) => isPlainApproval(action_id)) : data.options;
  const isLess = options.length < data.options.length;
  const prompt = [data.prompt ?? '', ...(isLess ? [MORE_IN_LANGFLOW] : [])].filter((text) => text !== '').join('\n\n');
  return {
    event: 'human-input-required',
    at: 0,
    input: 0,
    component: request_id.split(':')[0] ?? '',
    job_id: jobId,
    request_id,
    prompt,
    options,
    timeout_ms: seconds ? seconds * 1000 : null,
    fallback_action,
  };
}
