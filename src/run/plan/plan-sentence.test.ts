import { describe, expect, it } from 'vitest';
import type { RequestDraft } from '../model/request-draft.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleDraft } from '../testing/sample-run.ts';
import { planRequests } from './plan-requests.ts';
import { planSentence, routeSentence } from './plan-sentence.ts';
import { toRunRequest } from './to-run-request.ts';

function draftOf(inputs: number, changes: Partial<RequestDraft> = {}): RequestDraft {
  const list = Array.from({ length: inputs }, (_, at) => ({
    id: String(at),
    value: '',
    components: [],
    type: 'any' as const,
  }));
  return sampleDraft({ inputs: list, ...changes });
}

function sentence(draft: RequestDraft, server = EMBEDDED_SERVER): string {
  const plan = planRequests({ request: toRunRequest(draft).request ?? {}, flowId: 'flow-1', server });
  return planSentence(draft.inputsMode, draft.inputs.length, plan);
}

describe('planSentence', () => {
  it.each([
    [sentence(draftOf(1)), '1 input, 1 request'],
    [sentence(draftOf(2)), '2 inputs, 1 request'],
    [sentence(draftOf(1000)), '1,000 inputs, 1 request'],
    [sentence(draftOf(2, { stream: false }), LANGFLOW_SERVER), '2 inputs, 2 requests'],
    [sentence(draftOf(2, { inputsMode: 'none' })), 'No inputs, 1 request'],
    [sentence(draftOf(2, { inputsMode: 'keep' })), "The flow's saved text, 1 request"],
  ])('says %s', (said, expected) => {
    expect(said).toBe(expected);
  });
});

describe('routeSentence', () => {
  it('says when the answer appears, with and without streaming', () => {
    const route = (stream: boolean) =>
      routeSentence(planRequests({ request: { stream }, flowId: 'flow-1', server: EMBEDDED_SERVER }));
    expect(route(true)).toBe('The answer appears as it is written');
    expect(route(false)).toBe('The answer appears when it is complete');
  });
});
