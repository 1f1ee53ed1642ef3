import type { PlannedRequest, StreamExpectation } from '../model/request-plan.ts';

const NOTHING_KNOWN: StreamExpectation = { outputs: [], order: [], chatOutputs: {}, echoed: {} };

/** Facts about the flow in the plan. Without them the run works, but text is only shown with the result. */
export function expectationOf({ expect }: PlannedRequest): StreamExpectation {
  return expect ?? NOTHING_KNOWN;
}
