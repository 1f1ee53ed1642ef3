import { describe, expect, it } from 'vitest';
import type { ComponentCall, ComponentValues, InputValues } from '#contract/component-values.ts';
import { maskRunValues } from './mask-values.ts';

const MASK = '••••••••';
const flow = {
  components: [{ id: 'Model-1' }],
  fields: [{ component: 'Model-1', name: 'provider_id', isSecret: true as const }],
};
const values = (parts: Partial<ComponentValues>): InputValues => ({
  source: 'langflow-traces',
  components: [
    { component: 'Model-1', name: 'Model', startMs: 0, endMs: 1, received: null, calls: [], gave: null, ...parts },
  ],
});
const masked = (parts: Partial<ComponentValues>) =>
  maskRunValues({ ...flow, inputs: [{ values: values(parts) }] }).inputs[0]?.values.components[0];

describe('secrets in values of components', () => {
  it('are masked in fields that the flow marks, and in those with the name of a secret', () => {
    const received = {
      provider_id: 'abc',
      api_key: 'def',
      temperature: 0.5,
      headers: [{ key: 'X-Api-Key', value: 'ghi' }],
    };
    expect(masked({ received })?.received).toEqual({
      ...{ provider_id: MASK, api_key: MASK, temperature: 0.5 },
      headers: [{ key: 'X-Api-Key', value: MASK }],
    });
    expect(masked({ component: null, received })?.received).toMatchObject({ provider_id: 'abc', api_key: MASK });
  });

  it('are masked at any depth of what a component called and gave', () => {
    const call: ComponentCall = {
      ...{ id: '1', kind: 'model', name: 'demo', startMs: 0, endMs: 1 },
      settings: { api_key: 'abc', max_tokens: 100 },
      messages: [{ role: 'user', text: 'Bearer abcdef' }],
      answer: { role: 'assistant', text: '', asks: [{ name: 't', arguments: { deep: { password: 'abc' } } }] },
      tokens: { input: 1, output: 2 },
    };
    const found = masked({
      calls: [{ id: '0', kind: 'tool', name: 't', startMs: 0, endMs: 1, result: { token: 'abc' }, calls: [call] }],
      gave: { data: { rows: [{ secret: 'abc' }] } },
    });
    expect(found?.calls[0]).toMatchObject({
      result: { token: MASK },
      calls: [
        {
          settings: { api_key: MASK, max_tokens: 100 },
          messages: [{ text: MASK }],
          answer: { asks: [{ arguments: { deep: { password: MASK } } }] },
          tokens: { input: 1, output: 2 },
        },
      ],
    });
    expect(found?.gave).toEqual({ data: { rows: [{ secret: MASK }] } });
  });

  it('are none in most values, which stay the same object', () => {
    const run = { ...flow, inputs: [{}, { values: values({ received: { text: 'hi' }, gave: { text: 'hi' } }) }] };
    expect(maskRunValues(run)).toBe(run);
  });
});
