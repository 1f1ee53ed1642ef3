import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { type FormFilter, filterGroups, formGroups } from './form-model.ts';

const field = (type: string, more = {}) => ({ type, value: '', show: true, ...more });
const index = indexFlow(
  exportFromOutline(
    parseOutline({
      id: 'flow-1',
      name: 'Main fields',
      nodes: [
        {
          id: 'ChatInput-i',
          type: 'ChatInput',
          display_name: 'Chat Input',
          outputs: [],
          fields: { input_value: field('str'), sender: field('str', { advanced: true }) },
        },
        {
          id: 'Model-m',
          type: 'Model',
          display_name: 'Model',
          outputs: [],
          fields: {
            input_value: field('str'),
            provider: field('str', { advanced: true }),
            stream: field('bool'),
            model: field('model', { value: [{ name: 'demo' }] }),
            system_message: field('str'),
            temperature: field('slider', { advanced: true, value: 0.2 }),
          },
        },
      ],
      edges: [],
    }),
  ),
);
const groups = formGroups(index);
const everything: FormFilter = { search: '', only: 'all', activeKey: null, opened: new Set() };

/** `Model: temperature system_message model, 4 advanced`. */
function shown(filter: Partial<FormFilter>, tweaked: readonly string[] = [], changed: readonly string[] = []) {
  return filterGroups(
    groups,
    { ...everything, ...filter },
    {
      isTweaked: ({ name }) => tweaked.includes(name),
      isChanged: ({ field: { name } }) => changed.includes(name),
    },
  ).map(
    ({ component, fields, advanced }) =>
      `${component.displayName}: ${fields.map((item) => item.field.name).join(' ')}, ${advanced} advanced`,
  );
}

describe('the fields of the form', () => {
  it('have those of models and prompts first, and technical ones under Advanced', () => {
    expect(shown({})).toEqual(['Model: temperature system_message model, 4 advanced', 'Chat Input: , 3 advanced']);
  });

  it('show the advanced ones of a component on demand', () => {
    expect(shown({ opened: new Set(['Model-m']) })[0]).toBe(
      'Model: temperature system_message model input_value provider stream code, 4 advanced',
    );
  });

  it('show an advanced one that is tweaked or focused', () => {
    expect(shown({}, ['provider'])[0]).toBe('Model: temperature system_message model provider, 4 advanced');
    expect(shown({ activeKey: 'Model-m\nstream' })[0]).toBe(
      'Model: temperature system_message model stream, 4 advanced',
    );
  });

  it('show one that differs between the shown versions, hidden or not, and on demand only those', () => {
    expect(shown({}, [], ['provider'])[0]).toBe('Model: temperature system_message model provider, 4 advanced');
    expect(shown({ only: 'changed' }, ['stream'], ['provider'])).toEqual(['Model: provider, 0 advanced']);
  });

  it('are as many as the head of their component says: the main ones and the advanced ones', () => {
    const marks = { isTweaked: () => false, isChanged: () => false };
    const all = filterGroups(groups, everything, marks);
    expect(all.map(({ listed, fields, advanced }) => [listed, fields.length + advanced])).toEqual([
      [7, 7],
      [3, 3],
    ]);
  });

  it('are found by a search wherever they are', () => {
    expect(shown({ search: 'provi' })).toEqual(['Model: provider, 0 advanced']);
    expect(shown({ only: 'tweaked' }, ['sender'])).toEqual(['Chat Input: sender, 0 advanced']);
  });
});
