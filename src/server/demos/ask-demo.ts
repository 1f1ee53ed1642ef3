/** Answers one question of a visitor: counted, run, streamed, kept. */
import type { Context } from 'hono';
import type { DemoAnswer } from '#contract/demos/demo-entry.ts';
import type { DemoKnob } from '#contract/demos/demo-knob.ts';
import type { AskDemo, VisitorEvent } from '#contract/demos/visitor.ts';
import { errorMessage } from '#contract/error-message.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { DemoFlow } from '#flow/knobs/demo-request.ts';
import { knobValue } from '#flow/knobs/knob-value.ts';
import { toEventStream } from '../http/event-stream.ts';
import { holdMemory } from '../http/hold-memory.ts';
import type { AppEnv } from '../http/route.ts';
import type { RunHandle } from '../services/active-runs.ts';
import type { Services } from '../services/services.ts';
import type { StoredDemo } from '../workspace/demos/demo-rows.ts';
import { createAnswerReader } from './answer-reader.ts';
import type { DemoTargets } from './demo-targets.ts';
import type { OpenAnswers } from './open-answers.ts';
import { createVisitorQueue, type VisitorQueue } from './visitor-queue.ts';

const UNREAD_MS = 60_000;

export interface AskedQuestion {
  demo: StoredDemo;
  flow: DemoFlow;
  /** Of the question, as it was counted. */
  number: number;
  asked: AskDemo;
  question: string;
  request: RunRequest;
}

export interface AskTools {
  services: Pick<Services, 'runs' | 'workspace' | 'log' | 'config'>;
  targets: DemoTargets;
  openAnswers: OpenAnswers;
  /** ms that a visitor may take to read the rest after the run has ended. */
  unreadMs?: number;
}

/** The stream of its answer. The run goes on at its own pace, and stops when the visitor leaves. */
export function answerQuestion(context: Context<AppEnv>, asked: AskedQuestion, tools: AskTools): Response {
  const run = tools.services.runs.begin();
  const queue = createVisitorQueue();
  const { outgoing } = context.env ?? {};
  const leave = () => run.stop('reader-left');
  outgoing?.once('close', () => outgoing.writableFinished || leave());
  const onMade = (characters: number): void => holdMemory(context.req.raw, characters);
  void perform(asked, tools, { run, queue, onMade }).finally(() => {
    if (!outgoing || outgoing.writableFinished) return;
    const cut = setTimeout(() => outgoing.destroy(), tools.unreadMs ?? UNREAD_MS).unref();
    outgoing.once('close', () => clearTimeout(cut));
  });
  const stream = toEventStream<VisitorEvent>(queue.read(), {
    toFailure: () => null,
    onLeave: leave,
    onEnd: () => undefined,
  });
  return context.body(stream, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
}

interface Performing {
  run: RunHandle;
  queue: VisitorQueue;
  onMade(characters: number): void;
}

/** Never rejects. */
async function perform(asked: AskedQuestion, tools: AskTools, { run, queue, onMade }: Performing): Promise<void> {
  const { demo, flow, number, request } = asked;
  const { workspace, log, config } = tools.services;
  const startedAt = performance.now();
  const askedAt = Date.now();
  const since = () => Math.round(performance.now() - startedAt);
  const reader = createAnswerReader();
  let firstMs: number | null = null;
  let isClosed = false;
  const close = () => {
    isClosed = true;
    run.stop('reader-left');
  };
  const remove = tools.openAnswers.add({ demo: demo.number, number, close });
  let problem: string | null = null;
  queue.push({ event: 'start' });
  try {
    for await (const event of tools.targets.run(demo, flow, { request, signal: run.signal, onMade })) {
      for (const seen of reader.read(event)) {
        firstMs ??= since();
        queue.push(seen);
      }
      if (reader.problem() !== null) break;
    }
    problem = reader.problem();
  } catch (error) {
    if (run.stopped() === null) {
      log.error({ err: error }, 'the run of a demo failed');
      problem = errorMessage(error);
    }
  }
  const status = statusOf(run, problem);
  if (status === 'failed') problem ??= `The run was stopped after ${config.runTimeoutMs / 1000} s or with its server`;
  const totalMs = since();
  run.end();
  remove();
  const kept = {
    ...{ question: asked.question, isOwn: typeof asked.asked.question === 'string' },
    ...{ knobs: knobsOf(demo.settings.knobs, asked.asked.knobs), status, answer: reader.text() },
    ...{ askedAt, firstMs, totalMs, problem: status === 'failed' ? problem : null },
  };
  // Before the visitor hears of it, so that the next question finds a free place.
  await workspace.questions
    .end(demo.number, number, demo.isTrial ? null : kept)
    .catch((error: unknown) => log.error({ err: error }, 'an answer of a demo was not kept'));
  if (isClosed) queue.push({ event: 'closed' });
  else if (status === 'failed') queue.push({ event: 'failed' });
  else if (demo.settings.showsTimes) queue.push({ event: 'done', times: { firstMs, totalMs } });
  else queue.push({ event: 'done' });
  queue.close();
}

function statusOf(run: RunHandle, problem: string | null): DemoAnswer['status'] {
  if (run.stopped() === 'reader-left') return 'stopped';
  return problem === null && run.stopped() === null ? 'done' : 'failed';
}

function knobsOf(knobs: readonly DemoKnob[], settings: readonly number[]): DemoAnswer['knobs'] {
  return knobs.map(({ label, control }, place) => ({ label, value: knobValue(control, settings[place] ?? 0) }));
}
