/** A Langflow 1.13.0 with one flow that asks a person, played from wire/human-input.json. */
import { createServer } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { jsonValue } from '#contract/json-schema.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { langflow113 } from './langflow-answers.ts';
import { listenLocally } from './listen-locally.ts';

const recordingSchema = z.object({
  cases: z.array(z.object({ name: z.string(), status: z.number(), body: jsonValue })),
});
const outline = parseOutline(z.object({ flow: z.unknown() }).parse(readRecording('human-input.json')).flow);

export const APPROVAL_FLOW = { ...exportFromOutline(outline), id: outline.id, name: 'Approval' };

type Action = 'approve' | 'reject';
type JobState = 'suspended' | 'cancelled' | Action;

export interface ApprovalServer {
  url: string;
  readonly seen: { method: string; path: string; body: string }[];
  /** The state of the newest job. */
  state(): JobState | null;
  /** Somebody else decides, or a new run in the session cancels the newest job. */
  endElsewhere(state: Exclude<JobState, 'suspended'>): void;
  /** Breaks the next connection for events after this many bytes, or says nothing more on it. */
  breakEvents(bytes: number, how?: 'break' | 'fall silent'): void;
  /** The job is suspended only after so many decisions were refused. */
  suspendLate(refusals: number): void;
  close(): Promise<void>;
}

/** `file`: a recording with these cases. Without `asks` the job goes on as if it was approved. */
export async function startApprovalServer(file = 'human-input.json', asks = true): Promise<ApprovalServer> {
  const { cases } = recordingSchema.parse(readRecording(file));
  const recorded = (name: string) => {
    const found = cases.find((one) => one.name === name);
    if (!found) throw new Error(`No case is called ${name}`);
    return found;
  };
  const jobs = new Map<string, JobState>();
  const seen: ApprovalServer['seen'] = [];
  let breakAfter: number | null = null;
  let fallsSilent = false;
  let early = 0;
  const newest = () => [...jobs.keys()].at(-1) ?? '';

  /** The answer with the id of this job in place of the recorded one. */
  const answer = (name: string, job: string) => {
    const { status, body } = recorded(name);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const own = /"request_id": ?"[\w-]+:([\w-]{36})/.exec(text)?.[1] ?? /"job_id":"([\w-]{36})"/.exec(text)?.[1];
    return { status, text: own === undefined ? text : text.replaceAll(own, job) };
  };

  function submit() {
    const job = `00000000-0000-4000-8000-9${String(jobs.size).padStart(11, '0')}`;
    for (const [id, state] of jobs) if (state === 'suspended') jobs.set(id, 'cancelled');
    jobs.set(job, asks ? 'suspended' : 'approve');
    return answer('background', job);
  }

  function resume(job: string, body: string) {
    const { request_id: requestId, decision } = JSON.parse(body);
    const state = jobs.get(job);
    if (decision.action_id !== 'approve' && decision.action_id !== 'reject')
      return answer('resume with an unknown action', job);
    early -= 1;
    if (early >= 0 || state !== 'suspended' || String(requestId).split(':')[1] !== job)
      return answer('resume again', job);
    jobs.set(job, decision.action_id);
    return answer('resume: approve', job);
  }

  function state(job: string) {
    const now = jobs.get(job);
    if (now === undefined) return answer('status: unknown job', job);
    if (now === 'suspended') return answer('status: asking', job);
    return answer(now === 'cancelled' ? 'status: cancelled' : 'status: completed', job);
  }

  function eventsOf(job: string, after: number): string {
    const now = jobs.get(job) ?? 'cancelled';
    const rest = now === 'suspended' ? '' : now === 'cancelled' ? 'events of a cancelled job' : `events after ${now}`;
    const whole = answer('events until it asks', job).text + (rest === '' ? '' : answer(rest, job).text);
    const isSent = (event: string) => asks || !event.includes('"human_input_required"');
    const events = whole
      .split('\n\n')
      .filter((event) => Number(/id: (\d+)/.exec(event)?.[1] ?? 0) > after && isSent(event));
    return events.map((event) => `${event}\n\n`).join('');
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://langflow');
    const route = `${request.method} ${url.pathname}`;
    const body = await readText(request);
    seen.push({ method: request.method ?? '', path: url.pathname, body });
    const job = url.searchParams.get('job_id') ?? url.pathname.split('/')[4] ?? '';
    const json = ({ status, text }: { status: number; text: string }) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    if (route === `GET /api/v1/flows/${outline.id}`) return json({ status: 200, text: JSON.stringify(APPROVAL_FLOW) });
    if (route === 'GET /api/v1/flows/') return json({ status: 200, text: JSON.stringify([APPROVAL_FLOW]) });
    if (route === `POST /api/v1/run/advanced/${outline.id}`) return json(answer('run/advanced', ''));
    if (route === 'POST /api/v2/workflows' && body.includes('"background"')) return json(submit());
    if (route === 'GET /api/v2/workflows') return json(state(job));
    if (route === 'POST /api/v2/workflows/stop') {
      const { job_id: stopped } = JSON.parse(body);
      if (jobs.get(stopped) === 'suspended') jobs.set(stopped, 'cancelled');
      return json(answer('stop', stopped));
    }
    if (url.pathname.endsWith('/resume')) return json(resume(job, body));
    if (url.pathname.endsWith('/events')) {
      const events = eventsOf(job, Number(request.headers['last-event-id'] ?? 0));
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      if (breakAfter === null) return response.end(events);
      const part = events.slice(0, breakAfter);
      breakAfter = null;
      response.flushHeaders();
      if (fallsSilent) return response.write(part);
      return response.write(part, () => setImmediate(() => response.destroy()));
    }
    const known = langflow113[route];
    if (known === undefined || typeof known === 'function')
      return json({ status: 404, text: '{"detail":"Not Found"}' });
    return json({ status: known.status, text: JSON.stringify(known.body) });
  });
  return {
    ...(await listenLocally(server)),
    seen,
    state: () => jobs.get(newest()) ?? null,
    endElsewhere: (ended) => void jobs.set(newest(), ended),
    breakEvents(bytes, how = 'break') {
      breakAfter = bytes;
      fallsSilent = how === 'fall silent';
    },
    suspendLate(refusals) {
      early = refusals;
    },
  };
}
