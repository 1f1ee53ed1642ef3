import { expect, it } from 'vitest';
import { EMBEDDED_SERVER, sampleDraft, sampleIndex } from '../testing/sample-run.ts';
import { planMatrix } from './plan-matrix.ts';
import { FLOW_COLUMN } from './variant.ts';

function sessionsOf(newSession: (() => string) | null) {
  const planned = planMatrix({
    ...{ draft: sampleDraft(), columns: [FLOW_COLUMN, { ...FLOW_COLUMN, letter: 'A' }], repeats: 2, atOnce: 1 },
    ...{ newSession, flowId: 'f', server: EMBEDDED_SERVER, index: sampleIndex },
  });
  if ('problems' in planned) throw new Error(planned.problems[0]?.message);
  return planned.plan.requests.map(({ body }) => body.session_id);
}

it('sends each cell and repeat in a new session unless they share one', () => {
  let count = 0;
  const sessions = sessionsOf(() => {
    count += 1;
    return `session ${count}`;
  });
  expect(sessions.length).toBeGreaterThanOrEqual(4);
  expect(new Set(sessions).size).toBe(sessions.length);
  expect(new Set(sessionsOf(null))).toEqual(new Set([undefined]));
});
