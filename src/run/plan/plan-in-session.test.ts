import { describe, expect, it } from 'vitest';
import { DEFAULT_CHOICES } from '../model/request-plan.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleIndex } from '../testing/sample-run.ts';
import type { PlanInput } from './plan-advanced.ts';
import { planInSession, sessionSentence } from './plan-in-session.ts';

const request = { inputs: [{ input_value: 'hi' }], session_id: 'typed' };
const embedded: PlanInput = { request, flowId: 'f', server: EMBEDDED_SERVER, index: sampleIndex };
const langflow: PlanInput = { ...embedded, server: LANGFLOW_SERVER };
const advancedOnly: PlanInput = { ...langflow, choices: { ...DEFAULT_CHOICES, advancedOnly: true } };
const untyped: PlanInput = { ...embedded, request: { inputs: request.inputs } };

describe('planInSession', () => {
  it('sends the new session in place of the typed one', () => {
    expect(planInSession(embedded, 'new').requests).toMatchObject([{ body: { session_id: 'new' } }]);
    expect(planInSession(embedded, null).requests).toMatchObject([{ body: { session_id: 'typed' } }]);
  });

  it('uses the route of Langflow that accepts a session', () => {
    const plan = planInSession(langflow, 'new');
    expect(plan.requests).toMatchObject([{ transport: 'run-stream', body: { session_id: 'new' } }]);
    expect(plan.reasons.join()).toContain('cannot take a session, so the request goes to /api/v1/run');
  });

  it('sends no session if Langflow would refuse it, and gives the reason', () => {
    const plan = planInSession(advancedOnly, 'new');
    expect(plan.requests).toMatchObject([{ transport: 'advanced-json' }]);
    expect(plan.requests[0]?.body).not.toHaveProperty('session_id');
    expect(plan.reasons).toContain('run/advanced cannot take a session, so the flow’s own session is used.');
  });
});

describe('sessionSentence', () => {
  it.each([
    ['new', embedded, false, 'Every row runs in a new session.'],
    ['shared', embedded, true, 'Every row uses session typed.'],
    ['shared without a name', untyped, true, 'Every row uses the flow’s own session.'],
    ['new on a Langflow', langflow, false, 'on another route: run/advanced cannot take one'],
    ['a Langflow that cannot', advancedOnly, false, 'uses the flow’s own session: run/advanced cannot take a new one'],
  ])('names the session: %s', (_case, options, isShared, sentence) => {
    expect(sessionSentence(options, isShared, 'row')).toContain(sentence);
  });
});
