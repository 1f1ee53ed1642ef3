/** What a visitor is told instead of an answer. No sentence names the product, the flow or a setting. */
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { VisitorProblem } from '#contract/demos/visitor.ts';
import type { AppEnv } from '../http/route.ts';

type Status = 401 | 404 | 409 | 410 | 422 | 429 | 503;

const STATUS: Readonly<Record<VisitorProblem['code'], Status>> = {
  missing: 404,
  ended: 410,
  'password-needed': 401,
  'wrong-password': 401,
  'too-many-tries': 429,
  'visit-needed': 401,
  changed: 409,
  voted: 409,
  'limit-reached': 429,
  refused: 422,
  unavailable: 503,
};

/** Thrown from anywhere in a route of visitors. */
export class VisitorError extends Error {
  override readonly name = 'VisitorError';
  readonly problem: VisitorProblem;

  constructor(problem: VisitorProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

export const MISSING: VisitorProblem = { code: 'missing', detail: 'There is no demo at this address' };
export const CHANGED: VisitorProblem = { code: 'changed', detail: 'This demo was changed' };
export const REFUSED: VisitorProblem = { code: 'refused', detail: 'This demo does not take that' };
export const UNAVAILABLE: VisitorProblem = {
  code: 'unavailable',
  detail: 'This demo cannot answer now. Try again later',
};

/** Runs a route of visitors: whatever it throws, its visitor gets none of it. */
export async function answerVisitor(
  context: Context<AppEnv>,
  log: Logger,
  route: () => Promise<Response>,
): Promise<Response> {
  try {
    const response = await route();
    response.headers.set('cache-control', 'no-store');
    return response;
  } catch (error) {
    if (!(error instanceof VisitorError)) log.error({ err: error }, 'a demo failed');
    const problem = error instanceof VisitorError ? error.problem : UNAVAILABLE;
    const until = 'until' in problem ? Math.max(1, Math.ceil((problem.until - Date.now()) / 1000)) : null;
    const headers = {
      'cache-control': 'no-store',
      ...(until !== null && { 'retry-after': String(until) }),
      ...(problem.code === 'unavailable' && { 'retry-after': '5' }),
    };
    return context.json(problem, STATUS[problem.code], headers);
  }
}
