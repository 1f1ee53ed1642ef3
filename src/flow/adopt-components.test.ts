import { describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { readRecording } from '../contract/testing/recordings.ts';
import { adoptComponents, readComponentList } from './adopt-components.ts';
import { indexFlow } from './index-flow.ts';

const flow = flowExportSchema.parse(readRecording('flows/export-two.json'));

/** A server's list: the flow's own descriptions with code, other defaults, and a field more. */
const list = readComponentList({
  inputs: {
    TextInput: {
      display_name: 'Text Input',
      template: {
        code: { type: 'code', value: 'class TextInput: ...' },
        input_value: { type: 'str', value: 'default', input_types: ['Message', 'Text'] },
        novel: { type: 'int', value: 3 },
      },
      outputs: [{ name: 'text', types: ['Message', 'Text'], selected: 'Message' }],
    },
    broken: 'not a description',
  },
  prompts: {
    Prompt: {
      template: { code: { type: 'code', value: 'class Prompt: ...' }, template: { type: 'prompt', value: '' } },
      outputs: [{ name: 'prompt', types: ['Message'], selected: 'Message' }],
    },
  },
  names: { Chat: 'Chat Input' },
});

describe('a flow made for another server', () => {
  const { flow: adopted, missing } = adoptComponents(flow, list);
  const topic = adopted.data.nodes.find(({ id }) => id === 'TextInput-t1');

  it("takes that server's code and fields, and keeps the flow's values and names", () => {
    expect(topic?.data.node).toMatchObject({
      display_name: 'Topic',
      template: { code: { value: 'class TextInput: ...' }, novel: { value: 3 } },
    });
    const original = flow.data.nodes.find(({ id }) => id === 'TextInput-t1')?.data.node?.template?.input_value;
    expect(topic?.data.node?.template?.input_value).toMatchObject({
      value: Reflect.get(Object(original), 'value'),
      input_types: ['Message', 'Text'],
    });
  });

  it('keeps the outputs that the flow shows, and takes new names where it has none of them', () => {
    const outputsFor = (...names: string[]) => {
      const outputs = names.map((name) => ({ name, types: ['Message'] }));
      const other = readComponentList({ inputs: { TextInput: { template: {}, outputs } } });
      const node = adoptComponents(flow, other).flow.data.nodes.find(({ id }) => id === 'TextInput-t1');
      return node?.data.node?.outputs?.map(({ name }) => name);
    };
    expect(outputsFor('text', 'data')).toEqual(['text']);
    expect(outputsFor('message', 'data')).toEqual(['message', 'data']);
  });

  it('keeps the variables of a prompt, which no server lists, under either name of the type', () => {
    const prompt = adopted.data.nodes.find(({ id }) => id === 'Prompt-p1');
    expect(prompt?.data.type).toBe('Prompt');
    expect(prompt?.data.node?.template).toHaveProperty('topic');
    expect(prompt?.data.node?.template).toMatchObject({ code: { value: 'class Prompt: ...' } });
  });

  it('writes handles of the types that the server knows', () => {
    const edge = adopted.data.edges?.find(({ source }) => source === 'TextInput-t1');
    expect(edge?.data?.sourceHandle).toMatchObject({ dataType: 'TextInput', id: 'TextInput-t1', name: 'text' });
    expect(JSON.parse((edge?.sourceHandle ?? '').replaceAll('œ', '"'))).toEqual(edge?.data?.sourceHandle);
  });

  it('says which components the server does not have', () => {
    expect(missing.map(({ type }) => type).sort()).toEqual(['ChatOutput', 'TextOutput']);
  });

  it('has the same components and connections as before', () => {
    const [before, after] = [indexFlow(flow), indexFlow(adopted)];
    expect(after.components.map(({ id }) => id)).toEqual(before.components.map(({ id }) => id));
    expect(after.connections).toEqual(before.connections);
    expect(after.problems).toEqual([]);
  });

  it('points chosen fields at what the server can run', () => {
    const { flow: pointed } = adoptComponents(flow, list, new Map([['TextInput', { input_value: 'set' }]]));
    const node = pointed.data.nodes.find(({ id }) => id === 'TextInput-t1');
    expect(node?.data.node?.template?.input_value).toMatchObject({ value: 'set', load_from_db: false });
  });
});

it('takes no list from what is none', () => {
  expect(readComponentList(null).size).toBe(0);
  expect(readComponentList([1, { a: 1 }]).size).toBe(0);
});
