import { describe, expect, it } from 'vitest';
import { runRequestSchema } from './run-request.ts';

describe('what we send', () => {
  it('accepts every part of the request', () => {
    const request = {
      inputs: [{ input_value: 'hi', components: ['Chat Input'], type: 'chat' }, {}],
      outputs: ['ChatOutput-1'],
      tweaks: { 'Prompt-1': { tone: 'kind' }, words: 3, deep: { a: { value: [null, true] } } },
      stream: true,
      session_id: 's',
    };
    expect(runRequestSchema.parse(request)).toEqual(request);
    expect(runRequestSchema.parse({})).toEqual({});
  });

  it.each([
    ['an unknown key', { input: [] }],
    ['an unknown key in an input', { inputs: [{ input_value: 'x', foo: 1 }] }],
    ['a number as the value', { inputs: [{ input_value: 5 }] }],
    ['a type that does not exist', { inputs: [{ type: 'voice' }] }],
    ['text for outputs', { outputs: 'Chat Output' }],
    ['a list of tweaks', { tweaks: [1] }],
    ['half of a character pair', { inputs: [{ input_value: '\ud83d' }] }],
    ['half of a character pair in the session', { session_id: '\udc00' }],
  ])('refuses %s', (_name, request) => {
    expect(runRequestSchema.safeParse(request).success).toBe(false);
  });
});
