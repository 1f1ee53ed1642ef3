/** `/p/NAME/…`: what visitors of a demo may do, without key and token. */
import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import type { DemoControl } from '#contract/demos/demo-knob.ts';
import {
  askDemoSchema,
  demoPasswordSchema,
  type VisitedControl,
  type VisitedDemo,
  visitedDemoSchema,
  visitorEventSchema,
  visitorProblemSchema,
  voteDemoSchema,
} from '#contract/demos/visitor.ts';
import { knobText } from '#show/knobs/knob.ts';
import { clientAddress } from '../guard/client-address.ts';
import { answerJson } from '../http/answer-json.ts';
import { HttpError } from '../http/http-error.ts';
import { parseJsonBody } from '../http/parse-json-body.ts';
import { readRequestBody } from '../http/read-request-body.ts';
import { type AppEnv, get, type HttpRoute, post } from '../http/route.ts';
import { jsonAnswer, jsonRequest } from '../routes/describe.ts';
import type { Services } from '../services/services.ts';
import { EDIT_LIMIT } from '../settings/limits.ts';
import { createMutex } from '../stores/mutex.ts';
import type { StoredDemo } from '../workspace/demos/demo-rows.ts';
import { answerQuestion } from './ask-demo.ts';
import { isPassword } from './demo-password.ts';
import { toDemoSides } from './demo-sides.ts';
import type { DemoTargets } from './demo-targets.ts';
import type { OpenAnswers } from './open-answers.ts';
import { createVisitorCookies } from './visitor-cookies.ts';
import { answerVisitor, CHANGED, MISSING, REFUSED, UNAVAILABLE, VisitorError } from './visitor-problem.ts';

const WRONG_MS = 1_000;
const problems = Object.fromEntries(
  [401, 404, 409, 410, 422, 429, 503].map((status) => [
    status,
    jsonAnswer('Why not, by its code', visitorProblemSchema),
  ]),
);

export interface VisitorRouteTools {
  targets: DemoTargets;
  openAnswers: OpenAnswers;
  /** Waits for this many ms. */
  pause: (ms: number) => Promise<void>;
}

export function visitorRoutes(services: Services, { targets, openAnswers, pause }: VisitorRouteTools): HttpRoute[] {
  const { workspace, log } = services;
  const { demos, questions, pairs, tries, secret } = workspace;
  const cookies = createVisitorCookies(secret);
  // One after the other: each takes time, and many people with the right password must not look like one who guesses.
  const checks = createMutex();

  async function open(context: Context<AppEnv>): Promise<StoredDemo> {
    const demo = await demos.find(context.req.param('name') ?? '');
    if (demo === null) throw new VisitorError(MISSING);
    const { isOn, openUntil } = demo;
    const isOver = openUntil !== null && openUntil <= Date.now();
    if (!isOn || isOver) {
      const detail = 'This demo has ended';
      throw new VisitorError({ code: 'ended', detail, openUntil: isOn ? openUntil : null });
    }
    return demo;
  }

  async function openWithPassword(context: Context<AppEnv>): Promise<StoredDemo> {
    const demo = await open(context);
    if (!cookies.knowsPassword(context, demo)) {
      const { title } = demo.settings;
      throw new VisitorError({ code: 'password-needed', detail: 'This demo has a password', title });
    }
    return demo;
  }

  async function checkPassword(context: Context<AppEnv>): Promise<Response> {
    const demo = await open(context);
    const { password } = await readVisitorBody(context, demoPasswordSchema);
    const { passwordHash } = demo;
    if (passwordHash === null) return context.body(null, 204);
    const source = createHmac('sha256', secret)
      .update(`demo source\n${clientAddress(context)}`)
      .digest('base64url');
    const { counted, isRight } = await checks.run(async () => {
      // Counted before the check, so that many tries at one moment do not get past the limit.
      const counted = await tries.begin(demo.number, source);
      const isRight = counted.kind === 'try' && (await isPassword(password, passwordHash));
      if (isRight) await tries.pass(demo.number, source);
      return { counted, isRight };
    });
    if (!isRight) {
      if (counted.kind === 'try') await pause(WRONG_MS);
      const { until } = counted;
      if (counted.kind === 'locked' || counted.left === 0)
        throw new VisitorError({ code: 'too-many-tries', detail: 'Too many tries', until });
      const detail = 'That is not the password';
      throw new VisitorError({ code: 'wrong-password', detail, triesLeft: counted.left });
    }
    cookies.givePassword(context, demo);
    return context.body(null, 204);
  }

  async function visit(context: Context<AppEnv>): Promise<{ demo: StoredDemo; visitor: string }> {
    const demo = await openWithPassword(context);
    const visitor = cookies.visitor(context, demo);
    if (visitor === null) throw new VisitorError({ code: 'visit-needed', detail: 'Open the demo first' });
    return { demo, visitor };
  }

  async function ask(context: Context<AppEnv>): Promise<Response> {
    const { demo, visitor } = await visit(context);
    const request = await readVisitorBody(context, askDemoSchema);
    if (request.version !== demo.version) throw new VisitorError(CHANGED);
    const flow = await targets.find(demo.settings.flow, demo.address);
    if (flow === null) throw new VisitorError(UNAVAILABLE);
    const sides = toDemoSides(flow, demo.settings, request);
    if (sides.kind !== 'sides') throw new VisitorError(sides.kind === 'lost' ? UNAVAILABLE : REFUSED);
    const { limits } = demo.settings;
    const begun = await questions.begin({ demo: demo.number, version: demo.version, visitor, limits });
    if (begun.kind === 'changed') throw new VisitorError(CHANGED);
    if (begun.kind === 'limit') {
      const detail = 'This demo takes no more questions for the moment';
      throw new VisitorError({ code: 'limit-reached', detail, ...begun.reached });
    }
    const tools = { services, targets, openAnswers };
    return answerQuestion(context, { demo, flow, number: begun.number, visitor, request, sides }, tools);
  }

  async function vote(context: Context<AppEnv>): Promise<Response> {
    const { demo, visitor } = await visit(context);
    const outcome = await pairs.vote(demo, visitor, await readVisitorBody(context, voteDemoSchema));
    switch (outcome) {
      case 'done':
        return context.body(null, 204);
      case 'voted':
        throw new VisitorError({ code: 'voted', detail: 'You have voted on these two answers' });
      case 'changed':
        throw new VisitorError(CHANGED);
      case 'missing':
        throw new VisitorError(REFUSED);
      case 'full':
        log.warn('a vote in a demo was not kept: the vote or the workspace is full');
        throw new VisitorError(UNAVAILABLE);
    }
  }

  const handle = (route: (context: Context<AppEnv>) => Promise<Response>) => (context: Context<AppEnv>) =>
    answerVisitor(context, log, () => route(context));
  return [
    get('/p/{name}/demo', 'Describes a published demo to a visitor, who gets a cookie', {
      responses: { 200: jsonAnswer('The demo', visitedDemoSchema), ...problems },
      handle: handle(async (context) => {
        const demo = await openWithPassword(context);
        if (cookies.visitor(context, demo) === null) {
          cookies.giveVisit(context, demo);
          await demos.countVisit(demo.number);
        }
        return answerJson(context, toVisitedDemo(demo));
      }),
    }),
    post('/p/{name}/password', 'Takes the password of a demo, and gives a cookie', {
      request: { body: jsonRequest(demoPasswordSchema) },
      responses: { 204: { description: 'It is right' }, ...problems },
      handle: handle(checkPassword),
    }),
    post('/p/{name}/ask', 'Answers a question of a visitor', {
      request: { body: jsonRequest(askDemoSchema) },
      responses: {
        200: {
          description: 'The events of the answer',
          content: { 'text/event-stream': jsonAnswer('', visitorEventSchema).content['application/json'] },
        },
        ...problems,
      },
      handle: handle(ask),
    }),
    post('/p/{name}/vote', 'Takes what a visitor chose of two answers, once', {
      request: { body: jsonRequest(voteDemoSchema) },
      responses: { 204: { description: 'It is kept' }, ...problems },
      handle: handle(vote),
    }),
  ];
}

/** Throws a VisitorError that does not say what is wrong with the body. */
async function readVisitorBody<Schema extends z.core.$ZodType>(
  context: Context<AppEnv>,
  schema: Schema,
): Promise<z.core.output<Schema>> {
  try {
    const bytes = await readRequestBody(context.req.raw, EDIT_LIMIT);
    const parsed = bytes && z.core.safeParse(schema, await parseJsonBody(bytes));
    if (parsed?.success) return parsed.data;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
  }
  throw new VisitorError(REFUSED);
}

/** A demo as its visitors see it. */
function toVisitedDemo({ settings, version }: StoredDemo): VisitedDemo {
  const { title, lead, questions, own, knobs, variants, showsTimes, limits, openUntil } = settings;
  return {
    title,
    lead,
    questions: questions.map(({ text }) => text),
    own: own && { most: own.most },
    knobs: knobs.map(({ label, control }) => ({ label, control: toVisitedControl(control) })),
    isVote: variants !== null,
    showsTimes,
    perHour: limits.perHour,
    openUntil,
    version,
  };
}

function toVisitedControl(control: DemoControl): VisitedControl {
  if (control.kind === 'range') return control;
  const options = control.options.map(({ words, value }) => words ?? knobText(value));
  return { kind: 'options', options, value: control.value };
}
