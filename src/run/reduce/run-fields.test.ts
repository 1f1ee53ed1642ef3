import { expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import type { JsonObject } from '#contract/json.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { runFields } from './run-fields.ts';

function node(id: string, fields: Record<string, JsonObject>) {
  const template = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { name, show: true, ...field }]),
  );
  return { id, data: { id, type: 'Prompt', node: { display_name: id, template, outputs: [] } } };
}

function edge(source: string, output: string | null, target: string, field: string) {
  const sourceHandle = output === null ? { id: source } : { id: source, name: output };
  return { source, target, data: { sourceHandle, targetHandle: { id: target, fieldName: field } } };
}

it('are those that a connection feeds, prompts, files, tables and secrets, and no others', () => {
  const index = indexFlow(
    flowExportSchema.parse({
      id: 'flow-1',
      name: 'Flow',
      data: {
        nodes: [
          node('Prompt-1', {
            template: { type: 'prompt', value: '{a}' },
            a: { type: 'str', value: '' },
            tone: { type: 'str', value: 'calm' },
            code: { type: 'code', value: 'class Prompt' },
          }),
          node('Tool-1', {
            api_key: { type: 'str', password: true, value: '' },
            files: { type: 'file', value: [] },
            headers: { type: 'table', value: [] },
            count: { type: 'int', value: 1 },
          }),
        ],
        edges: [edge('Tool-1', 'text', 'Prompt-1', 'a'), edge('Prompt-1', null, 'Prompt-1', 'a')],
      },
    }),
  );
  expect(runFields(index)).toEqual([
    { component: 'Prompt-1', name: 'template', type: 'prompt', from: [] },
    {
      component: 'Prompt-1',
      name: 'a',
      type: 'str',
      from: [
        { component: 'Tool-1', output: 'text' },
        { component: 'Prompt-1', output: null },
      ],
    },
    { component: 'Tool-1', name: 'api_key', type: 'str', isSecret: true, from: [] },
    { component: 'Tool-1', name: 'files', type: 'file', from: [] },
    { component: 'Tool-1', name: 'headers', type: 'table', from: [] },
  ]);
});
