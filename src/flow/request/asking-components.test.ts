import { expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { indexFlow } from '../index/index-flow.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { askingComponents } from './asking-components.ts';
import { actionIdOf, choicesOf } from './human-choices.ts';

/** A flow with an Agent and its tool, whose calls need these answers. */
function agentWith(actions: JsonValue, connections = ['Tool-1 -> Agent-2.tools']) {
  const tools_metadata = { type: 'tools', value: [{ name: 'search', approval_actions: actions }, { name: 'other' }] };
  return indexFlow(
    smallFlow(
      [
        { id: 'Tool-1', fields: { tools_metadata } },
        { id: 'Agent-2', fields: { tools: '' } },
      ],
      connections,
    ),
  );
}

const asking = (index: ReturnType<typeof agentWith>) =>
  askingComponents(index).map((component) => [component.id, ...choicesOf(component, index)]);

it('an Agent asks if calls of its tool need approval, and offers the answers that need no text', () => {
  expect(asking(agentWith(['reject', 'edit', 'approve']))).toEqual([['Agent-2', 'Approve', 'Reject']]);
  expect(asking(agentWith(['approve']))).toEqual([['Agent-2', 'Approve']]);
  expect(asking(agentWith([]))).toEqual([]);
  expect(asking(agentWith('approve'))).toEqual([]);
});

it('a tool that needs approval asks also if no Agent uses it, because run/advanced refuses its flow too', () => {
  expect(asking(agentWith(['approve'], []))).toEqual([['Tool-1', 'Approve']]);
});

it('a Human Input asks if it feeds another component', () => {
  const decisions = { type: 'actionPicker', value: ['Request Changes', 'Ship'] };
  const nodes = [
    { id: 'HumanInput-1', type: 'HumanInput', fields: { decisions } },
    { id: 'Out-2', fields: { input_value: '' } },
  ];
  const index = indexFlow(smallFlow(nodes, ['HumanInput-1 -> Out-2.input_value']));
  expect(asking(index)).toEqual([['HumanInput-1', 'Request Changes', 'Ship']]);
  expect(asking(indexFlow(smallFlow(nodes)))).toEqual([]);
  expect(actionIdOf(' Request Changes ')).toBe('request_changes');
});
