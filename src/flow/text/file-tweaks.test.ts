import { describe, expect, it } from 'vitest';
import type { FlowIndex } from '../index/flow-index.ts';
import { indexFlow } from '../index/index-flow.ts';
import { exportFromOutline, parseOutline } from '../testing/outline-flow.ts';
import { attachedPaths, type FileField, fileFieldsOf, messageFileFields, setAttachedPaths } from './file-tweaks.ts';

const file = (more: object = {}) => ({ type: 'file', show: true, value: '', ...more });
const node = (id: string, type: string, display_name: string, fields: object) => ({
  id,
  type,
  display_name,
  outputs: [],
  fields,
});

const index: FlowIndex = indexFlow(
  exportFromOutline(
    parseOutline({
      id: 'f',
      name: 'F',
      nodes: [
        node('ChatInput-a', 'ChatInput', 'Chat Input', { files: file({ list: true }) }),
        node('ChatInput-b', 'ChatInput', 'Second', { files: file({ list: true }) }),
        node('TextInput-c', 'TextInput', 'Topic', {}),
        node('File-d', 'File', 'Read File', { path: file({ list: true }), hidden: file({ show: false }) }),
        node('Old-e', 'File', 'Old', { path: file() }),
      ],
      edges: [],
    }),
  ),
);

const ids = (fields: readonly FileField[]) => fields.map(({ component, field }) => `${component.id}.${field.name}`);
function fieldOf(id: string): FileField {
  const found = fileFieldsOf(index).find(({ component }) => component.id === id);
  if (!found) throw new Error(`no file field in ${id}`);
  return found;
}

describe('file fields', () => {
  it('are those that a tweak can change, except those of messages', () => {
    expect(ids(fileFieldsOf(index))).toEqual(['File-d.path', 'Old-e.path']);
  });

  it.each([
    [[], 'any', ['ChatInput-a.files', 'ChatInput-b.files']],
    [['Second'], 'chat', ['ChatInput-b.files']],
    [['ChatInput-a', 'Topic'], 'any', ['ChatInput-a.files']],
    [['Topic'], 'any', []],
    [[], 'text', []],
  ] as const)('of an input that names %j with type %s are %j', (components, type, expected) => {
    expect(ids(messageFileFields(index, { components, type }))).toEqual(expected);
  });
});

describe('attached paths', () => {
  it('are one string, then a list, then nothing again; comments stay', () => {
    const field = fieldOf('File-d');
    const one = setAttachedPaths('{\n  // kept\n}', field, ['u/a.txt']);
    expect(one).toContain('// kept');
    expect(attachedPaths(one, field)).toEqual(['u/a.txt']);
    expect(one).toContain('"path": "u/a.txt"');
    const two = setAttachedPaths(one, field, ['u/a.txt', 'u/b.txt']);
    expect(attachedPaths(two, field)).toEqual(['u/a.txt', 'u/b.txt']);
    expect(attachedPaths(setAttachedPaths(two, field, []), field)).toEqual([]);
  });

  it('replace each other in a field for one file', () => {
    const field = fieldOf('Old-e');
    expect(attachedPaths(setAttachedPaths('{}', field, ['u/a.txt', 'u/b.txt']), field)).toEqual(['u/b.txt']);
  });

  it('are read and written under the component name that the tweaks use', () => {
    const field = fieldOf('File-d');
    const text = '{"Read File": {"path": {"file_path": "u/a.txt"}}}';
    expect(attachedPaths(text, field)).toEqual(['u/a.txt']);
    expect(setAttachedPaths(text, field, ['u/b.txt'])).toBe('{"Read File": {"path": "u/b.txt"}}');
  });
});
