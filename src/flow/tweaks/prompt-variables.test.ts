import { describe, expect, it } from 'vitest';
import type { Tweaks } from '#contract/run-request.ts';
import { indexFlow } from '../index/index-flow.ts';
import { verdictLines } from '../testing/predict-request.ts';
import { smallFlow } from '../testing/small-flow.ts';

const index = indexFlow(
  smallFlow([
    {
      id: 'Prompt-p',
      type: 'Prompt Template',
      fields: {
        template: { type: 'prompt', value: 'Hi {guest}' },
        guest: 'Ada',
        use_double_brackets: { type: 'bool', value: false },
        code: { type: 'code', value: 'x' },
      },
    },
    { id: 'Other-o', type: 'Other', fields: { template: 'x' } },
  ]),
);
const judge = (tweaks: Tweaks) => verdictLines(index, { inputs: [], tweaks });

// Each of these was answered, or failed, like this on Langflow 1.13.0.
describe('a tweak of a template', () => {
  it.each(['Hello {guest}', 'Hello', 'Hello {{topic}}', '{guest!r:>9} {use_double_brackets}'])(
    'may use its variables: %s',
    (template) => {
      expect(judge({ 'Prompt-p': { template } })).toEqual(['Prompt-p.template applied matched-id']);
    },
  );

  it.each(['Hello {topic}', 'JSON {"a": 1} {guest}', '{code}'])(
    'may fail if the component has no field for a variable: %s',
    (template) => {
      expect(judge({ 'Prompt-p': { template } })).toEqual(['Prompt-p.template applied matched-id no-variable']);
    },
  );

  it.each(['Hello {guest', 'Hello }', '{guest!x}', '{guest.name}'])(
    'may fail if it cannot be filled: %s',
    (template) => {
      expect(judge({ 'Prompt-p': { template } })).toEqual(['Prompt-p.template applied matched-id malformed-template']);
    },
  );

  it('is filled without the variable when the request makes its braces double', () => {
    const tweaks = { template: 'Hello {{topic}} {topic}', use_double_brackets: true };
    expect(judge({ 'Prompt-p': tweaks })[0]).toBe('Prompt-p.template applied matched-id');
  });

  it('is not judged in a component that fills no template, or where another tweak counts', () => {
    expect(judge({ 'Other-o': { template: '{topic}' } })).toEqual(['Other-o.template applied matched-id']);
    expect(judge({ 'Prompt-p': { template: '{topic}' }, template: 'Hello' })[0]).not.toContain('no-variable');
  });
});
