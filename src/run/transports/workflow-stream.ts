/** `POST /api/v2/workflows` of Langflow in mode stream: reports components live and streams text. */

import type { MessageLog } from '#contract/answers/stream-messages.ts';
import type { RunEvent, WireError } from '#contract/run-event.ts';
import type { StreamFrame } from '#contract/stream-frame.ts';
import type { PlannedRequest, StreamExpectation } from '../model/request-plan.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { checkWorkflowBody } from '../translation/stream-bodies.ts';
import { createHiddenComponents } from './hidden-components.ts';
import { langflowStream, type RouteReader } from './langflow-stream.ts';
import type { TransportContext } from './transport.ts';
import { readVertexResult } from './vertex-result.ts';

type EndVertex = Extract<StreamFrame, { event: 'end_vertex' }>['data'];

/** Throws at once for a body that the route does not accept, which is a defect of ours. */
export function workflowStream(request: PlannedRequest, context: TransportContext): AsyncGenerator<RunEvent> {
  checkWorkflowBody(request.body);
  return langflowStream(request, context, { framing: 'events', createReader: createWorkflowReader });
}

/** Also reads the events of a background job. */
export function createWorkflowReader(expect: StreamExpectation, log: MessageLog): RouteReader {
  const graph = createGraphLog(expect, log);
  const hidden = createHiddenComponents(expect, log);
  let isEnded = false;
  return {
    whole(body, status) {
      const message = 'The workflows route answered without streaming.';
      throw new TransportFailure({ kind: 'unexpected', status, body, message });
    },
    note: hidden.note,
    *frame(frame) {
      if (frame.event === 'vertices_sorted') yield* graph.start(frame.data.ids);
      else if (frame.event === 'end_vertex') yield* graph.end(frame.data);
      else if (frame.event === 'output' && !graph.isReported()) {
        const ready = hidden.read(frame.data);
        if (ready) yield ready;
      } else if (frame.event === 'end') isEnded = true;
    },
    // The frame of a component reports its failure; the stream still ends normally.
    outcome: (error) => graph.failure() ?? error ?? (isEnded ? 'ended' : 'cut'),
    *closing() {
      yield { event: 'input-end', at: 0, input: 0 };
      yield { event: 'run-end', at: 0, session_id: log.sessionId() };
    },
  };
}

interface GraphLog {
  start(ids: readonly string[]): Generator<RunEvent>;
  end(data: EndVertex): Generator<RunEvent>;
  failure(): WireError | null;
  /** False while the server has named no component, as for users who do not own the flow. */
  isReported(): boolean;
}

/** The route only reports ends; a component starts when an earlier one names it as next. */
function createGraphLog(expect: StreamExpectation, log: MessageLog): GraphLog {
  const seen = new Set<string>();
  const skipped = new Set<string>();
  let failure: WireError | null = null;
  function* start(ids: readonly string[]): Generator<RunEvent> {
    for (const component of ids) {
      if (seen.has(component)) continue;
      seen.add(component);
      yield { event: 'component-start', at: 0, input: 0, component };
    }
  }
  return {
    start,
    failure: () => failure,
    isReported: () => seen.size > 0,
    *end({ build_data: built, output_meta: meta }) {
      const component = meta?.component_id ?? built.id;
      yield* start([component]);
      if (!built.valid) {
        const message = typeof built.params === 'string' ? built.params : JSON.stringify(built.params ?? '');
        failure = { status: 500, body: { detail: `Error running graph: ${message}` }, component };
        const display_name = meta?.display_name ?? component;
        yield { event: 'component-error', at: 0, input: 0, component, display_name, message };
        return;
      }
      const { token_usage: usage, used_frozen_result: isEarlier } = built.data ?? {};
      yield {
        event: 'component-end',
        at: 0,
        input: 0,
        component,
        ...(usage && { token_usage: usage }),
        ...(isEarlier && { used_frozen_result: isEarlier }),
      };
      for (const id of built.inactivated_vertices ?? []) {
        if (skipped.has(id)) continue;
        skipped.add(id);
        yield { event: 'component-skip', at: 0, input: 0, component: id, reason: 'Its branch was not taken' };
      }
      const result = readVertexResult({ build_data: built, output_meta: meta }, expect, log);
      if (result) {
        const index = expect.order.indexOf(component);
        const position = index === -1 ? expect.order.length + seen.size : index;
        yield { event: 'output-ready', at: 0, input: 0, component, index: position, ...result };
      }
      const next: unknown = built.next_vertices_ids;
      if (Array.isArray(next)) yield* start(next.filter((id) => typeof id === 'string'));
    },
  };
}
