import { describe, expect, it } from 'vitest';
import { indexFlow } from '../index/index-flow.ts';
import { measuredRequests, recordedIndex } from '../testing/recorded-index.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { reachedComponents } from './reached-components.ts';
import { selectOutputs } from './select-outputs.ts';

const ids = (index: ReturnType<typeof recordedIndex>, outputs: string[] | undefined) =>
  selectOutputs(index, outputs).map(({ id }) => id);

describe('selectOutputs', () => {
  it('selects the output components when none are requested', () => {
    const two = recordedIndex('two');
    expect(ids(two, undefined)).toEqual(['ChatOutput-o1', 'TextOutput-o2']);
    expect(ids(two, [])).toEqual(['ChatOutput-o1', 'TextOutput-o2']);
  });

  it('returns any component, in the flow’s order', () => {
    expect(ids(recordedIndex('chat'), ['Chat Output', 'Prompt-p1'])).toEqual(['Prompt-p1', 'ChatOutput-o1']);
  });

  it('selects every component with a shared display name', () => {
    expect(ids(recordedIndex('translation/fan'), ['Chat Output'])).toEqual(['ChatOutput-o1', 'ChatOutput-o2']);
  });

  it('leaves out unknown names', () => {
    expect(ids(recordedIndex('two'), ['Nope', 'Raw Text', 'Nope'])).toEqual(['TextOutput-o2']);
  });

  it('selects the components that answered on a real server, in that order', () => {
    const answered = measuredRequests().filter(({ status }) => status === 200);
    for (const { name, outline, body, texts } of answered) {
      const index = recordedIndex(outline);
      const reached = reachedComponents(index);
      const outputs = Array.isArray(body.outputs) ? body.outputs.filter((output) => typeof output === 'string') : [];
      const selected = ids(index, outputs).filter((id) => reached.has(id));
      expect([name, ...selected]).toEqual([name, ...texts.map((text) => text.slice(0, text.indexOf('=')))]);
    }
    expect(answered.length).toBeGreaterThan(100);
  });
});

describe('reachedComponents', () => {
  const component = (id: string) => ({ id, fields: { x: '', y: '' } });

  it('runs the descendants of the start and what they depend on, but no side branch', () => {
    const index = indexFlow(
      smallFlow(['ChatInput-1', 'A-1', 'X-1', 'Y-1', 'Z-1'].map(component), [
        'ChatInput-1 -> A-1.x',
        'X-1 -> A-1.y',
        'X-1 -> Y-1.x',
        'Y-1 -> Z-1.x',
      ]),
    );
    expect([...reachedComponents(index)].sort()).toEqual(['A-1', 'ChatInput-1', 'X-1']);
  });

  it('starts at a webhook before a chat input, and at the first of several', () => {
    const start = (...names: string[]) => [...reachedComponents(indexFlow(smallFlow(names.map(component))))];
    expect(start('ChatInput-1', 'Webhook-1')).toEqual(['Webhook-1']);
    expect(start('ChatInput-2', 'ChatInput-1')).toEqual(['ChatInput-2']);
  });

  it('runs a flow without a chat input whole', () => {
    const index = recordedIndex('two');
    expect(reachedComponents(index).size).toBe(index.components.length);
    expect(reachedComponents(indexFlow(smallFlow([component('A-1'), component('ChatOutput-1')]))).size).toBe(2);
  });

  it('terminates on a cycle', () => {
    const index = indexFlow(
      smallFlow(['ChatInput-1', 'A-1', 'B-1'].map(component), ['ChatInput-1 -> A-1.x', 'A-1 -> B-1.x', 'B-1 -> A-1.y']),
    );
    expect(reachedComponents(index).size).toBe(3);
  });
});
