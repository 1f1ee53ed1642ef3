/** Answers one question of a visitor: counted, run, streamed, stored. In a blind vote, with both variants at once. */
import type { Context } from 'hono';
import { isSameText } from '#contract/answers/same-text.ts';
import type { DemoAnswer } from '#contract/demos/demo-entry.ts';
import type { AskDemo, VisitorEvent } from '#contract/demos/visitor.ts';
import { errorMessage } from '#contract/error-message.ts';
import { knobValue } from '#show/knobs/knob-value.ts';
import { answerEvents, onReaderLeft, toEventStream } from '../http/event-stream.ts';
import { holdMemory } from '../http/hold-memory.ts';
import type { AppEnv } from '../http/route.ts';
import type { RunHandle } from '../services/active-runs.ts';
import type { Services } from '../services/services.ts';
import type { StoredDemo } from '../workspace/demos/demo-rows.ts';
import { type AnswerReader, createAnswerReader } from './answer-reader.ts';
import type { FoundFlow } from './demo-run.ts';
import type { DemoSides } from './demo-sides.ts';
import type { DemoQuestion, DemoTargets } from './demo-targets.ts';
import type { OpenAnswers } from './open-answers.ts';
import { createVisitorQueue, type VisitorQueue } from './visitor-queue.ts';

const UNREAD_MS = 60_000;

export interface VisitorQuestion {
  demo: StoredDemo;
  flow: FoundFlow;
  /** Number of the question. */
  number: number;
  visitor: string;
  request: AskDemo;
  sides: DemoSides;
}

export interface AskTools {
  services: Pick<Services, 'runs' | 'workspace' | 'log' | 'config'>;
  targets: DemoTargets;
  openAnswers: OpenAnswers;
  /** ms that a visitor may take to read the rest after the run has ended. */
  unreadMs?: number;
}

/** The stream of its answer. The run goes on at its own pace, and stops when the visitor leaves. */
export function answerQuestion(context: Context<AppEnv>, question: VisitorQuestion, tools: AskTools): Response {
  const run = tools.services.runs.begin();
  const queue = createVisitorQueue();
  const { outgoing } = context.env ?? {};
  const leave = () => run.stop('reader-left');
  onReaderLeft(context, leave);
  const onMade = (characters: number): void => holdMemory(context.req.raw, characters);
  void perform(question, tools, { run, queue, onMade }).finally(() => {
    if (!outgoing || outgoing.writableFinished) return;
    const cut = setTimeout(() => outgoing.destroy(), tools.unreadMs ?? UNREAD_MS).unref();
    outgoing.once('close', () => clearTimeout(cut));
  });
  const stream = toEventStream<VisitorEvent>(queue.read(), {
    toFailure: () => null,
    onLeave: leave,
    onEnd: () => undefined,
  });
  return answerEvents(context, stream);
}

interface Performing {
  run: RunHandle;
  queue: VisitorQueue;
  onMade(characters: number): void;
}

/** Never rejects. */
async function perform(question: VisitorQuestion, tools: AskTools, { run, queue, onMade }: Performing): Promise<void> {
  const { demo, number, sides } = question;
  const { workspace, log, config } = tools.services;
  const startedAt = performance.now();
  const askedAt = Date.now();
  const since = () => Math.round(performance.now() - startedAt);
  let firstMs: number | null = null;
  let isClosed = false;
  const close = () => {
    isClosed = true;
    run.stop('reader-left');
  };
  const remove = tools.openAnswers.add({ demo: demo.number, number, close });
  queue.push({ event: 'start' });
  const push = (event: VisitorEvent) => {
    firstMs ??= since();
    queue.push(event);
  };
  const ends = await Promise.all(
    sides.requests.map((request, index) => {
      const side = sides.left === null ? {} : ({ side: index === 0 ? 0 : 1 } as const);
      return answerSide(question, tools, { request, signal: run.signal, onMade }, (event) =>
        push({ ...event, ...side }),
      );
    }),
  );
  let problem = ends.map((end) => end.problem).find((one) => one !== null) ?? null;
  // A run that was stopped from outside ends without a problem of its own.
  let status = statusOf(run, problem);
  if (status === 'failed') problem ??= `The run was stopped after ${config.runTimeoutMs / 1000} s or with its server`;
  const totalMs = since();
  run.end();
  remove();
  const texts = ends.map(({ text }) => text);
  const endedQuestion = {
    question: sides.question,
    isOwn: typeof question.request.question === 'string',
    knobs: demo.settings.knobs.map(({ label, control }, index) => {
      return { label, value: knobValue(control, question.request.knobs[index] ?? 0) };
    }),
    status,
    answer: answerText(question, texts),
    askedAt,
    firstMs,
    totalMs,
    problem: status === 'failed' ? problem : null,
  };
  // Before the visitor is told, so that the limit lets the next question pass.
  await workspace.questions
    .end(demo.number, number, demo.isTrial ? null : endedQuestion)
    .catch((error: unknown) => log.error({ err: error }, 'an answer of a demo was not kept'));
  let pair: string | null = null;
  if (status === 'done') {
    pair = await offerPair(question, tools, texts).catch((error: unknown) => {
      log.error({ err: error }, 'two answers of a demo cannot be voted on');
      status = 'failed';
      return null;
    });
  }
  const hasTimes = demo.settings.showsTimes && sides.left === null;
  if (isClosed) queue.push({ event: 'closed' });
  else if (status === 'failed') queue.push({ event: 'failed' });
  else queue.push({ event: 'done', ...(pair !== null && { pair }), ...(hasTimes && { times: { firstMs, totalMs } }) });
  queue.close();
}

/** One run, which gives one answer. Never rejects. */
async function answerSide(
  { demo, flow }: VisitorQuestion,
  { targets, services: { log } }: AskTools,
  question: DemoQuestion,
  onEvent: (event: VisitorEvent) => void,
): Promise<{ text: string; problem: string | null }> {
  let reader: AnswerReader | null = null;
  let problem: string | null = null;
  try {
    const { run, updates } = targets.ask(demo, flow, question);
    reader = createAnswerReader(run, (error) => targets.problemSentence(demo.settings.flow, error));
    for await (const update of updates) {
      for (const seen of reader.read(update)) onEvent(seen);
      problem = reader.problem();
      if (problem !== null) break;
    }
  } catch (error) {
    if (!question.signal.aborted) {
      log.error({ err: error }, 'the run of a demo failed');
      problem = errorMessage(error);
    }
  }
  return { text: reader?.text() ?? '', problem };
}

/** The id of the pair; null where there is nothing to choose. */
async function offerPair(
  { demo, visitor, sides: { left, question } }: VisitorQuestion,
  { services: { workspace } }: AskTools,
  [one = '', other = '']: readonly string[],
): Promise<string | null> {
  if (left === null || isSameText(one, other)) return null;
  return workspace.pairs.offer({ demo, visitor, question, answers: left === 0 ? [one, other] : [other, one], left });
}

/** The answer, or both under the names of their variants, for the owner. */
function answerText({ demo: { settings }, sides: { left } }: VisitorQuestion, texts: readonly string[]): string {
  const { variants } = settings;
  if (variants === null || left === null) return texts.join('\n\n');
  const ordered = left === 0 ? texts : texts.toReversed();
  return variants.map(({ name }, index) => `${name}:\n\n${ordered[index] ?? ''}`).join('\n\n');
}

function statusOf(run: RunHandle, problem: string | null): DemoAnswer['status'] {
  if (run.stopped() === 'reader-left') return 'stopped';
  return problem === null && run.stopped() === null ? 'done' : 'failed';
}
