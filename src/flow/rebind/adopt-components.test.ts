import { describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import type { JsonObject } from '#contract/json.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '../index/index-flow.ts';
import { adoptComponents, readComponentList } from './adopt-components.ts';

const flow = flowExportSchema.parse(readRecording('flows/export-two.json'));

/** A server's list: the flow's own descriptions with code, other defaults and one more field. */
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

  it('keeps the outputs that the flow shows, or takes all outputs if the server has none of them', () => {
    const outputsFor = (...names: string[]) => {
      const outputs = names.map((name) => ({ name, types: ['Message'] }));
      const other = readComponentList({ inputs: { TextInput: { template: {}, outputs } } });
      const node = adoptComponents(flow, other).flow.data.nodes.find(({ id }) => id === 'TextInput-t1');
      return node?.data.node?.outputs?.map(({ name }) => name);
    };
    expect(outputsFor('text', 'data')).toEqual(['text']);
    expect(outputsFor('message', 'data')).toEqual(['message', 'data']);
  });

  it('keeps the variables of a prompt, which no server lists, under either type name', () => {
    const prompt = adopted.data.nodes.find(({ id }) => id === 'Prompt-p1');
    expect(prompt?.data.type).toBe('Prompt');
    expect(prompt?.data.node?.template).toHaveProperty('topic');
    expect(prompt?.data.node?.template).toMatchObject({ code: { value: 'class Prompt: ...' } });
  });

  it('writes handles with the types of the server', () => {
    const edge = adopted.data.edges?.find(({ source }) => source === 'TextInput-t1');
    expect(edge?.data?.sourceHandle).toMatchObject({ dataType: 'TextInput', id: 'TextInput-t1', name: 'text' });
    expect(JSON.parse((edge?.sourceHandle ?? '').replaceAll('œ', '"'))).toEqual(edge?.data?.sourceHandle);
  });

  it('reports components that the server does not have', () => {
    expect(missing.map(({ type }) => type).sort()).toEqual(['ChatOutput', 'TextOutput']);
  });

  it('has the same components and connections as before', () => {
    const [before, after] = [indexFlow(flow), indexFlow(adopted)];
    expect(after.components.map(({ id }) => id)).toEqual(before.components.map(({ id }) => id));
    expect(after.connections).toEqual(before.connections);
    expect(after.problems).toEqual([]);
  });

  it('writes the given field values over those of the flow', () => {
    const input_value = { value: 'A_VARIABLE', load_from_db: true };
    const { flow: pointed } = adoptComponents(flow, list, new Map([['TextInput', { input_value }]]));
    const node = pointed.data.nodes.find(({ id }) => id === 'TextInput-t1');
    expect(node?.data.node?.template?.input_value).toMatchObject(input_value);
  });
});

describe('a flow made for a newer release', () => {
  /** As listed by base 0.7.3. */
  const older = readComponentList({
    processing: {
      SplitText: {
        template: { separator: { type: 'str', value: '\n' } },
        outputs: [{ name: 'dataframe', types: ['DataFrame'], selected: 'DataFrame' }],
      },
      TypeConverterComponent: {
        template: {
          code: { type: 'code', value: 'class ...:\n    def convert_to_dataframe(self) -> DataFrame:' },
          input_data: { type: 'other', input_types: ['Message', 'Data', 'DataFrame'], value: '' },
          output_type: { type: 'tab', options: ['Message', 'Data', 'DataFrame'], value: 'Message' },
        },
        outputs: [{ name: 'message_output', types: ['Message'], selected: 'Message' }],
      },
    },
  });
  const nodeOf = (type: string, template: JsonObject, output: JsonObject) => ({
    id: `${type}-1`,
    data: { type, node: { template, outputs: [output] } },
  });
  const { flow: adopted } = adoptComponents(
    flowExportSchema.parse({
      data: {
        nodes: [
          nodeOf(
            'SplitText',
            { separator: { type: 'str', value: ';' }, clean_output: { type: 'novel', value: true } },
            { name: 'dataframe', types: ['Table'], selected: 'Table' },
          ),
          nodeOf(
            'TypeConverterComponent',
            { output_type: { type: 'tab', value: 'Table' } },
            { name: 'dataframe_output', method: 'convert_to_dataframe', types: ['Table'], selected: 'Table' },
          ),
        ],
        edges: [
          {
            source: 'SplitText-1',
            target: 'TypeConverterComponent-1',
            data: {
              sourceHandle: { id: 'SplitText-1', name: 'dataframe' },
              targetHandle: { id: 'TypeConverterComponent-1', fieldName: 'input_data' },
            },
          },
        ],
      },
    }),
    older,
  );
  const [splitter, converter] = adopted.data.nodes.map(({ data }) => data.node);

  it('gets the value types by their names on the server', () => {
    expect(splitter?.outputs).toMatchObject([{ types: ['DataFrame'], selected: 'DataFrame' }]);
    expect(adopted.data.edges?.[0]?.data?.sourceHandle).toMatchObject({ output_types: ['DataFrame'] });
    expect(converter?.template?.output_type).toMatchObject({ value: 'DataFrame' });
  });

  it('keeps a selected output that the server does not list', () => {
    expect(converter?.outputs).toEqual([
      { name: 'dataframe_output', method: 'convert_to_dataframe', types: ['DataFrame'], selected: 'DataFrame' },
    ]);
  });

  it('loses fields that the server does not know, because they would break the flow', () => {
    expect(splitter?.template).toEqual({ separator: { type: 'str', value: ';' } });
  });
});

it('reads an empty list from any other value', () => {
  expect(readComponentList(null).size).toBe(0);
  expect(readComponentList([1, { a: 1 }]).size).toBe(0);
});
