import { describe, expect, it } from 'vitest';
import { indexFlow } from '../index/index-flow.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { unreachedComponents } from './flow-reach.ts';

const index = indexFlow(
  smallFlow(
    [
      { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: '' } },
      { id: 'Search-1', fields: { query: '' } },
      { id: 'Prompt-1', fields: { question: '' } },
      { id: 'DataOutput-1', name: 'Tickets', fields: { input_value: '' } },
      { id: 'ChatOutput-1', name: 'Chat Output', fields: { input_value: '' } },
      { id: 'Alone-1', fields: { text: '' } },
    ],
    [
      'ChatInput-1 -> Search-1.query',
      'ChatInput-1 -> Prompt-1.question',
      'Search-1 -> DataOutput-1.input_value',
      'Prompt-1 -> ChatOutput-1.input_value',
    ],
  ),
);

describe('unreachedComponents', () => {
  it.each([
    ['no output is chosen', [], { 'Alone-1': 'not-connected' }],
    [
      'one output is chosen',
      ['Chat Output'],
      { 'Search-1': 'feeds-nothing-chosen', 'DataOutput-1': 'not-chosen', 'Alone-1': 'not-connected' },
    ],
    [
      'a component between is chosen',
      ['Prompt-1'],
      {
        'Search-1': 'feeds-nothing-chosen',
        'DataOutput-1': 'not-chosen',
        'ChatOutput-1': 'not-chosen',
        'Alone-1': 'not-connected',
      },
    ],
    ['only an unknown name is chosen', ['Nope'], { 'Alone-1': 'not-connected' }],
  ])('returns the components that do not contribute when %s', (_case, outputs, expected) => {
    const kinds = [...unreachedComponents(index, outputs)].map(([id, { kind }]) => [id, kind]);
    expect(Object.fromEntries(kinds)).toEqual(expected);
  });

  it('names the component at which the run starts', () => {
    expect(unreachedComponents(index, undefined).get('Alone-1')).toEqual({
      kind: 'not-connected',
      start: 'Chat Input',
    });
  });
});
