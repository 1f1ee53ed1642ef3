import { describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../testing/outline-flow.ts';
import { recordedIndex } from '../testing/recorded-index.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { indexFlow } from './index-flow.ts';

function fieldOf(index: ReturnType<typeof indexFlow>, component: string, field: string) {
  const found = index.byId.get(component)?.fields.get(field);
  if (!found) throw new Error(`No field ${component}.${field}`);
  return found;
}

describe('indexFlow', () => {
  it('reads a whole export as the same flow that its outline describes', () => {
    for (const name of ['chat', 'two']) {
      const whole = indexFlow(flowExportSchema.parse(readRecording(`flows/export-${name}.json`)));
      const outline = recordedIndex(name);
      expect(whole.problems).toEqual([]);
      expect(whole.connections).toEqual(outline.connections);
      expect(whole.components.map(({ id, displayName, type }) => [id, displayName, type])).toEqual(
        outline.components.map(({ id, displayName, type }) => [id, displayName, type]),
      );
      for (const component of whole.components) {
        const fields = outline.byId.get(component.id)?.fields;
        expect([...component.fields.keys()].sort()).toEqual([...(fields?.keys() ?? [])].sort());
      }
    }
  });

  it('reads both forms of edge handles', () => {
    const outline = parseOutline(readRecording('flows/chat.json'));
    const quoted = indexFlow(exportFromOutline(outline, 'quoted'));
    expect(quoted.connections).toEqual(indexFlow(exportFromOutline(outline)).connections);
    expect(quoted.connections[0]).toEqual({
      source: 'ChatInput-q1',
      sourceOutput: 'message',
      target: 'Prompt-p1',
      targetField: 'question',
    });
    expect(fieldOf(quoted, 'Prompt-p1', 'question').connection?.source).toBe('ChatInput-q1');
    expect(fieldOf(quoted, 'Prompt-p1', 'tone').connection).toBeNull();
  });

  it('knows inputs, outputs, names and fields, in file order', () => {
    const index = recordedIndex('twomodels');
    expect(index.inputs.map(({ id }) => id)).toEqual(['ChatInput-q1']);
    expect(index.outputs.map(({ id }) => id)).toEqual(['ChatOutput-o1', 'ChatOutput-o2']);
    expect(index.byDisplayName.get('Echo LLM')?.map(({ id }) => id)).toEqual(['EchoLLM-m1', 'EchoLLM-m2']);
    expect(index.byField.get('words')?.map(({ id }) => id)).toEqual(['EchoLLM-m1', 'EchoLLM-m2']);
    expect(index.components.map(({ index: position }) => position)).toEqual([0, 1, 2, 3, 4]);
    expect(index.components[1]?.sockets.map(({ name }) => name)).toEqual(['text_output', 'model_output']);
  });

  it('reads everything that a form needs about a field', () => {
    const index = recordedIndex('chat');
    expect(fieldOf(index, 'EchoLLM-m1', 'style')).toMatchObject({
      displayName: 'Style',
      type: 'str',
      inputType: 'DropdownInput',
      value: 'plain',
      options: ['plain', 'poem', 'legal'],
      isShown: true,
    });
    expect(fieldOf(index, 'EchoLLM-m1', 'api_key')).toMatchObject({
      isSecret: true,
      isVariable: true,
    });
    expect(fieldOf(index, 'EchoLLM-m1', 'code')).toMatchObject({ isProtected: true });
    expect(fieldOf(index, 'Prompt-p1', 'tool_placeholder')).toMatchObject({ isShown: false, isAdvanced: true });
    expect(fieldOf(index, 'Prompt-p1', 'tone')).toMatchObject({ isMultiline: true, inputType: '' });
    expect(fieldOf(index, 'ChatInput-q1', 'files')).toMatchObject({ isList: true, type: 'file' });
    expect(fieldOf(index, 'ChatOutput-o1', 'input_value')).toMatchObject({ isHandle: true });
  });

  it.each([
    [
      'a range',
      { type: 'slider', range_spec: { min: 0, max: 1, step: 0.1 } },
      { range: { min: 0, max: 1, step: 0.1 } },
    ],
    ['an empty range', { type: 'int', range_spec: {} }, { range: null }],
    ['a combobox', { options: ['a'], combobox: true }, { acceptsOther: true }],
    ['a path with an empty value', { type: 'file', value: '', file_path: 'a.txt' }, { value: 'a.txt' }],
    ['a path of an old export', { type: 'file', value: 'a.txt', file_path: '' }, { value: 'a.txt' }],
    ['a secret by its class', { _input_type: 'MultilineSecretInput' }, { isSecret: true, isMultiline: true }],
    ['a field without `show` as hidden', { show: null }, { isShown: false }],
    ['no value', { value: null }, { value: null }],
  ])('reads %s', (_, field, expected) => {
    expect(fieldOf(indexFlow(smallFlow([{ id: 'A-1', fields: { f: field } }])), 'A-1', 'f')).toMatchObject(expected);
  });

  it.each([
    ['Any', 'code', 'str', true],
    ['Any', 'snippet', 'code', true],
    ['PythonREPLComponent', 'python_code', 'str', true],
    ['Any', 'python_code', 'str', false],
    ['SQLComponent', 'database_url', 'str', true],
    ['Any', 'query', 'str', false],
  ])('protects fields: %s.%s of type %s is %s', (type, name, fieldType, isProtected) => {
    const index = indexFlow(smallFlow([{ id: 'A-1', type, fields: { [name]: { type: fieldType } } }]));
    expect(fieldOf(index, 'A-1', name).isProtected).toBe(isProtected);
  });

  it('reads the flow inside a grouped component and follows its proxies', () => {
    const inner = smallFlow([{ id: 'In-1', fields: { text: 'own', code: { type: 'code' } } }]);
    const proxied = (field: string) => ({ proxy: { id: 'In-1', field } });
    const fields = {
      text: proxied('text'),
      script: proxied('code'),
      lost: proxied('nope'),
      odd: { proxy: 'x' },
      own: 'v',
    };
    const index = indexFlow(smallFlow([{ id: 'Group-1', fields, node: { flow: JSON.parse(JSON.stringify(inner)) } }]));
    expect(index.byId.get('Group-1')?.group?.byId.get('In-1')?.fields.get('text')?.value).toBe('own');
    expect(fieldOf(index, 'Group-1', 'text')).toMatchObject({
      proxy: { component: 'In-1', field: 'text' },
      isProtected: false,
    });
    const isProtected = ['text', 'script', 'lost', 'odd', 'own'].map(
      (name) => fieldOf(index, 'Group-1', name).isProtected,
    );
    expect(isProtected).toEqual([false, true, true, true, false]);
  });

  it.each([
    ['on the node', { width: 324, height: 250, measured: { width: 1, height: 1 } }],
    ['as measured', { measured: { width: 324, height: 250 } }],
    ['in its style', { style: { width: 324, height: 250 }, measured: { width: 0 } }],
  ])('reads the position and size of a note, %s', (_where, size) => {
    const data = { id: 'note-1', node: { description: 'Read me' } };
    const note = { id: 'note-1', type: 'noteNode', position: { x: 10, y: -20 }, data, ...size };
    const flow = smallFlow([]);
    const index = indexFlow({ ...flow, data: { ...flow.data, nodes: [note] } });
    expect(index.notes).toMatchObject([{ position: { x: 10, y: -20 }, size: { width: 324, height: 250 } }]);
  });

  it('separates notes from components', () => {
    const note = {
      id: 'note-1',
      type: 'noteNode',
      data: { id: 'note-1', type: 'note', node: { description: 'Read me' } },
    };
    const flow = smallFlow([{ id: 'A-1' }]);
    const index = indexFlow({ ...flow, data: { ...flow.data, nodes: [...flow.data.nodes, note] } });
    expect(index.notes).toEqual([{ id: 'note-1', text: 'Read me', position: null, size: null }]);
    expect(index.components.map(({ id }) => id)).toEqual(['A-1']);
    expect(index.problems).toEqual([]);
  });

  it('reports what it cannot read and continues', () => {
    const flow = smallFlow(
      [
        { id: 'A-1', fields: { x: 'first' } },
        { id: 'A-1', fields: { x: 'second' } },
        { id: 'B-1', fields: { x: '' } },
      ],
      ['A-1 -> Gone-1.x', 'A-1 -> B-1.x'],
    );
    const index = indexFlow({ ...flow, data: { ...flow.data, nodes: [...flow.data.nodes, { id: 'C-1', data: {} }] } });
    expect(index.problems).toEqual([
      'Several components have the id A-1; only the last one counts',
      'Node C-1 could not be read: it describes no component',
      'The edge from A-1 to Gone-1 ends at Gone-1, which the flow does not have',
    ]);
    expect(fieldOf(index, 'A-1', 'x').value).toBe('second');
    expect(fieldOf(index, 'B-1', 'x').connection?.source).toBe('A-1');
  });
});
