/** The requests of a visitor of a demo. Each rejects with a VisitorRefusal that says why. */
import { demoPaths } from '#contract/demos/demo-paths.ts';
import {
  type AskDemo,
  type VisitedDemo,
  type VisitorEvent,
  type VisitorProblem,
  type VoteDemo,
  visitedDemoSchema,
  visitorEventSchema,
  visitorProblemSchema,
} from '#contract/demos/visitor.ts';
import { parseJsonAs } from '#contract/json-schema.ts';
import { startDeadline } from '#run/send/deadline.ts';
import { jsonPost } from '#run/send/json-post.ts';
import { readServerSentData } from '#run/send/read-frames.ts';
import { readText } from '#run/send/read-text.ts';

/** Time limit of every request but that of an answer. */
const WAIT_MS = 30_000;
/** The server writes a line every 15 s while an answer is on its way. */
const ANSWER_TIMEOUTS = { totalMs: 20 * 60_000, idleMs: 60_000 };

/** Why the server did not do what a visitor asked for. */
export class VisitorRefusal extends Error {
  readonly problem: VisitorProblem;

  constructor(problem: VisitorProblem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The questions and knobs of the demo. */
export async function readDemo(name: string): Promise<VisitedDemo> {
  const response = await send(demoPaths.visited(name), { signal: AbortSignal.timeout(WAIT_MS) });
  const read = visitedDemoSchema.safeParse(await response.json().catch(() => null));
  if (!read.success) throw unavailable('The answer cannot be read');
  return read.data;
}

/** Resolves when the password was right. */
export async function sendPassword(name: string, password: string): Promise<void> {
  await send(demoPaths.password(name), { ...jsonPost({ password }), signal: AbortSignal.timeout(WAIT_MS) });
}

/** Asks a question; yields the events of its answer as they arrive. Aborting the signal stops it on the server. */
export async function* askDemo(name: string, question: AskDemo, signal: AbortSignal): AsyncGenerator<VisitorEvent> {
  const deadline = startDeadline(signal, ANSWER_TIMEOUTS);
  try {
    const response = await send(demoPaths.ask(name), { ...jsonPost(question), signal: deadline.signal });
    if (response.body === null) return;
    deadline.touch();
    for await (const frames of readServerSentData(touching(readText(response.body, deadline.signal), deadline.touch))) {
      for (const frame of frames) {
        // Null for an event that this page does not know.
        const event = parseJsonAs(visitorEventSchema, frame);
        if (event !== null) yield event;
      }
    }
  } finally {
    deadline.clear();
  }
}

/** Resolves when it is stored. */
export async function sendVote(name: string, vote: VoteDemo): Promise<void> {
  await send(demoPaths.vote(name), { ...jsonPost(vote), signal: AbortSignal.timeout(WAIT_MS) });
}

async function* touching(texts: AsyncIterable<string>, touch: () => void): AsyncGenerator<string> {
  for await (const text of texts) {
    touch();
    yield text;
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch((error: unknown) => {
    throw init.signal?.aborted ? error : unavailable('The server cannot be reached');
  });
  if (response.ok) return response;
  const problem = visitorProblemSchema.safeParse(await response.json().catch(() => null));
  throw problem.success ? new VisitorRefusal(problem.data) : unavailable(`Status ${response.status}`);
}

function unavailable(detail: string): VisitorRefusal {
  return new VisitorRefusal({ code: 'unavailable', detail });
}
