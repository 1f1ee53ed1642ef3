import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { newTweak } from './new-tweak.ts';

const index = indexFlow(supportFlow);

function add(text: string, id: string, name: string) {
  const component = index.byId.get(id);
  const field = component?.fields.get(name);
  if (!component || !field) throw new Error(`${id} has no ${name}`);
  const made = newTweak(text, component, field, index);
  return { ...made, selected: made.select && made.text.slice(made.select.start, made.select.end) };
}

describe('newTweak', () => {
  it('writes the current value under the id and selects it', () => {
    expect(add('{\n  \n}', 'KnowledgeSearch-k3y5t', 'top_k')).toMatchObject({
      text: '{\n  "KnowledgeSearch-k3y5t": {\n    "top_k": 4\n  }\n}',
      selected: '4',
      isWritten: true,
    });
  });

  it('uses the name if that is a key already', () => {
    expect(add('{ "Summarizer": { "words": 1 } }', 'Summarizer-s5d4f', 'tone').text).toBe(
      '{ "Summarizer": { "words": 1, "tone": "neutral" } }',
    );
  });

  it('selects an existing value', () => {
    const text = '{ "Summarizer": { "words": 99 } }';
    expect(add(text, 'Summarizer-s5d4f', 'words')).toMatchObject({ text, selected: '99' });
  });

  it('never copies a secret', () => {
    expect(add('{}', 'LanguageModel-b2LxT', 'api_key').text).toContain('"api_key": ""');
  });

  it('does not change broken text, and says so', () => {
    expect(add('{ "a": ', 'Summarizer-s5d4f', 'words')).toMatchObject({ text: '{ "a": ', isWritten: false });
  });
});
