import { describe, expect, it } from 'vitest';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { sampleDraft } from '../testing/sample-run.ts';
import { toRunRequest } from './to-run-request.ts';

const input = { id: 'a', value: 'hi', components: [], type: 'any' } as const;

describe('toRunRequest', () => {
  it('leaves out empty parts', () => {
    expect(toRunRequest(sampleDraft({ stream: false, sessionId: '  ' }))).toEqual({
      request: { inputs: [{ input_value: 'hi' }] },
      problems: [],
    });
  });

  it('contains everything else, without the keys of the cards', () => {
    const draft = sampleDraft({
      inputs: [{ id: 'a', value: '', components: ['Chat Input'], type: 'chat' }],
      outputs: ['Chat Output'],
      tweaksText: '{\n  // fewer\n  "words": 3,\n}',
      sessionId: ' s ',
    });
    expect(toRunRequest(draft).request).toEqual({
      inputs: [{ input_value: '', components: ['Chat Input'], type: 'chat' }],
      outputs: ['Chat Output'],
      tweaks: { words: 3 },
      stream: true,
      session_id: 's',
    });
  });

  it('leaves out the inputs to blank every input component', () => {
    expect(toRunRequest(sampleDraft({ inputsMode: 'none' })).request).toEqual({ stream: true });
  });

  it('sends an empty list to keep the flow’s saved texts', () => {
    expect(toRunRequest(sampleDraft({ inputsMode: 'keep' })).request).toEqual({ inputs: [], stream: true });
  });

  it('reports the line of a syntax error in the tweaks', () => {
    const { request, problems } = toRunRequest(sampleDraft({ tweaksText: '{\n  "words": 3\n  "tone": "calm"\n}' }));
    expect(request).toBeNull();
    expect(problems).toMatchObject([{ field: 'tweaks', line: 3 }]);
  });

  it('rejects tweaks that are not an object', () => {
    expect(toRunRequest(sampleDraft({ tweaksText: '[1]' })).problems).toMatchObject([{ field: 'tweaks' }]);
  });

  it('does not send a mask in place of a secret', () => {
    const tweaksText = `{\n  "Model-m1": {\n    "words": 3,\n    "api_key": "${SECRET_MASK}"\n  }\n}`;
    expect(toRunRequest(sampleDraft({ tweaksText }))).toEqual({
      request: null,
      problems: [
        {
          field: 'tweaks',
          input: null,
          line: 4,
          message: 'Type the secret for Model-m1 · api_key again: it was not saved',
        },
      ],
    });
  });

  it('reports the input that contains a lone surrogate', () => {
    const inputs = [
      { ...input, components: [] },
      { ...input, components: [], id: 'b', value: 'x\uD83D' },
    ];
    expect(toRunRequest(sampleDraft({ inputs })).problems).toMatchObject([{ field: 'inputs', input: 1 }]);
  });

  it('asks for an input when there is none', () => {
    expect(toRunRequest(sampleDraft({ inputs: [] })).problems).toMatchObject([{ field: 'inputs', input: null }]);
  });

  it('sends the last of two equal keys, like every JSON parser', () => {
    expect(toRunRequest(sampleDraft({ tweaksText: '{"words": 1, "words": 2}' })).request?.tweaks).toEqual({ words: 2 });
  });
});
