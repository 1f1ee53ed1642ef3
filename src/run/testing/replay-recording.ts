/** Runs a recorded stream through the page's transports, with the recorded times of its frames. */
import { type RecordedStream, readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { findChatOutputsByModel } from '#flow/translation/chat-outputs-by-model.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import type { Run } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { startDeadline } from '../send/deadline.ts';
import { runStream } from '../transports/run-stream.ts';
import { workflowStream } from '../transports/workflow-stream.ts';
import { sampleRun } from './sample-run.ts';

/** The request that a recording answers. */
export function requestOf({ name }: RecordedStream): PlannedRequest {
  const flow = /two-models/.test(name) ? 'twomodels' : /two-text/.test(name) ? 'two' : 'chat';
  // The recorded models have a `stream` field; the flow determines which Chat Output each one feeds.
  const index = indexFlow(exportFromOutline(parseOutline(readRecording(`flows/${flow}.json`))));
  const isWorkflow = name.startsWith('v2-');
  return {
    transport: isWorkflow ? 'workflow-stream' : 'run-stream',
    method: 'POST',
    path: '/',
    headers: [],
    body: isWorkflow ? { flow_id: 'f', mode: 'stream', stream_protocol: 'langflow', tweaks: {} } : { tweaks: {} },
    inputs: [0],
    stopReachesServer: true,
    expect: {
      outputs: [],
      order: index.components.map(({ id }) => id),
      chatOutputs: findChatOutputsByModel(index),
      echoed: { input_value: 'hi' },
    },
  };
}

/** `timeOf` changes the time of a frame, for example to simulate a buffering proxy. */
export async function replayRecording(recording: RecordedStream, timeOf = (ms: number) => ms): Promise<Run> {
  const request = requestOf(recording);
  const updates: RunUpdate[] = [{ kind: 'sent', at: 0, requestIndex: 0 }];
  let now = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const frame = recording.frames[position];
        position += 1;
        if (!frame) return controller.close();
        now = timeOf(frame.t_ms);
        controller.enqueue(new TextEncoder().encode(frame.raw));
        return undefined;
      },
    },
    { highWaterMark: 0 },
  );
  let position = 0;
  const before = globalThis.fetch;
  const headers = { 'content-type': recording.head.contentType ?? '' };
  globalThis.fetch = async () => new Response(body, { status: recording.head.status, headers });
  const transport = request.transport === 'workflow-stream' ? workflowStream : runStream;
  const deadline = startDeadline(new AbortController().signal, { totalMs: 10_000, idleMs: 10_000 });
  try {
    const events = transport(request, {
      wantsValues: false,
      keepValues: () => undefined,
      keepSentAgain: () => undefined,
      job: null,
      keepJob: () => undefined,
      connection: { kind: 'langflow', baseUrl: '', apiKey: null },
      deadline,
      now: () => now,
      decisions: null,
      room: { characters: 1_000_000 },
      keepArrived: (part) => updates.push({ kind: 'arrived', requestIndex: 0, ...part }),
      keepReply: (reply) => updates.push({ kind: 'reply', reply: { requestIndex: 0, ...reply } }),
    });
    for await (const event of events) updates.push({ kind: 'event', received: { receivedAt: now, event } });
  } finally {
    deadline.clear();
    globalThis.fetch = before;
  }
  updates.push({ kind: 'answered', at: now, requestIndex: 0 }, { kind: 'ended', at: now });
  const start = sampleRun();
  const inputs = start.inputs.map((input) => ({ ...input, outputs: [] }));
  return reduceRun({ ...start, inputs, plan: { ...start.plan, requests: [request] } }, updates);
}
