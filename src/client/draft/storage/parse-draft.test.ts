import { describe, expect, it } from 'vitest';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { draftFromRequest } from '../../bench/draft/draft-from-request.ts';
import { parseDraft } from './parse-draft.ts';

describe('parseDraft', () => {
  it('reads a stored draft, with new keys for its inputs', () => {
    const draft = sampleDraft({ outputs: ['Chat Output'], tweaksText: '{ // note\n}', stream: false });
    const parsed = parseDraft(JSON.parse(JSON.stringify(draft)));
    expect(parsed).toEqual({ ...draft, inputs: [{ ...draft.inputs[0], id: parsed?.inputs[0]?.id }] });
  });

  it.each([null, 7, 'text', [], {}, { inputs: 3 }])('rejects %j', (value) => {
    expect(parseDraft(value)).toBeNull();
  });

  it('replaces invalid parts by their defaults', () => {
    const parsed = parseDraft({ inputs: [null, { value: 5, components: [1, 'x'], type: 'odd' }], inputsMode: 'odd' });
    expect(parsed?.inputs).toMatchObject([{ value: '', components: ['x'], type: 'any' }]);
    expect(parsed?.inputsMode).toBe('mine');
  });

  it('never leaves the list of inputs empty', () => {
    expect(parseDraft({ inputs: [] })?.inputs).toHaveLength(1);
  });
});

describe('draftFromRequest', () => {
  it('distinguishes the three ways to send inputs', () => {
    expect(draftFromRequest({}).inputsMode).toBe('none');
    expect(draftFromRequest({ inputs: [] }).inputsMode).toBe('keep');
    expect(draftFromRequest({ inputs: [{}] }).inputsMode).toBe('mine');
  });

  it('fills every part of the form', () => {
    const draft = draftFromRequest({
      inputs: [{ input_value: 'a', components: ['Chat Input'], type: 'chat' }],
      outputs: ['Chat Output'],
      tweaks: { tone: 'dry' },
      stream: false,
      session_id: 's',
    });
    expect(draft).toMatchObject({
      inputs: [{ value: 'a', components: ['Chat Input'], type: 'chat' }],
      outputs: ['Chat Output'],
      tweaksText: '{\n  "tone": "dry"\n}',
      stream: false,
      sessionId: 's',
    });
  });
});

describe('what was chosen for the plan', () => {
  it('is read, with defaults for invalid parts', () => {
    const choices = { advancedOnly: true, asOneRequest: 'yes', watchComponents: true, requestsAtOnce: -3 };
    expect(parseDraft({ inputs: [], choices })?.choices).toEqual({
      advancedOnly: true,
      asOneRequest: false,
      watchComponents: true,
      requestsAtOnce: 1,
    });
    expect(parseDraft({ inputs: [] })).not.toHaveProperty('choices');
  });
});
