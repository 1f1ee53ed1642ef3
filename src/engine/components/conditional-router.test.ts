import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { readResultText } from '#contract/run-response.ts';
import { buildFlow, chatInputNode, chatOutputNode, type TestEdge, type TestNode } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { eventsNamed } from '../testing/read-events.ts';
import { testPorts } from '../testing/test-ports.ts';

function routerFlow(fields: Record<string, JsonValue>, more: { nodes?: TestNode[]; edges?: TestEdge[] } = {}) {
  return buildFlow(
    [
      chatInputNode,
      {
        id: 'ConditionalRouter-1',
        type: 'ConditionalRouter',
        name: 'If-Else',
        fields: {
          input_text: '',
          match_text: '',
          operator: 'equals',
          case_sensitive: true,
          max_iterations: 10,
          ...fields,
        },
        outputs: ['true_result', 'false_result'],
      },
      chatOutputNode('ChatOutput-yes', 'Yes'),
      chatOutputNode('ChatOutput-no', 'No'),
      ...(more.nodes ?? []),
    ],
    [
      'ChatInput-1.message > ConditionalRouter-1.input_text',
      'ConditionalRouter-1.true_result > ChatOutput-yes.input_value',
      'ConditionalRouter-1.false_result > ChatOutput-no.input_value',
      ...(more.edges ?? []),
    ],
  );
}

async function route(text: string, fields: Record<string, JsonValue>) {
  const { response, events, error } = await collectRun({
    index: routerFlow(fields),
    request: { inputs: [{ input_value: text }] },
    ports: testPorts(),
  });
  const results = response.outputs?.[0]?.outputs ?? [];
  return {
    error,
    answers: results.map((result) => [result?.component_display_name, result && readResultText(result)]),
    skipped: eventsNamed(events, 'component-skip').map(({ component }) => component),
  };
}

describe('If-Else', () => {
  it.each([
    ['equals', 'a', 'a', true],
    ['equals', 'a', 'A', false],
    ['not equals', 'a', 'b', true],
    ['contains', 'abc', 'b', true],
    ['contains', 'abc', 'x', false],
    ['starts with', 'abc', 'ab', true],
    ['ends with', 'abc', 'bc', true],
    ['regex', 'abc', 'a.', true],
    ['regex', 'xabc', 'abc', false],
    ['regex', 'abc', '(', false],
    ['less than', '2', '10', true],
    ['less than or equal', '2', '2.0', true],
    ['greater than', '1e2', '99', true],
    ['greater than or equal', '1', '2', false],
    ['greater than', 'ten', '2', false],
    ['no such operator', 'a', 'a', false],
  ])('%s: %j against %j is %s', async (operator, text, match, isTrue) => {
    const { answers, skipped } = await route(text, { operator, match_text: match });
    expect(answers).toEqual([[isTrue ? 'Yes' : 'No', text]]);
    expect(skipped).toEqual([isTrue ? 'ChatOutput-no' : 'ChatOutput-yes']);
  });

  it('can ignore case', async () => {
    expect((await route('HI', { match_text: 'hi', case_sensitive: false })).answers).toEqual([['Yes', 'HI']]);
  });

  it('passes on the message of its case, if it has one', async () => {
    const message = { type: 'str', _input_type: 'MessageInput', value: 'welcome' };
    expect((await route('a', { match_text: 'a', true_case_message: message })).answers).toEqual([['Yes', 'welcome']]);
  });

  it('takes the default route at the limit of iterations', async () => {
    expect((await route('a', { match_text: 'a', max_iterations: 1 })).answers).toEqual([['No', '']]);
    const other = { match_text: 'a', max_iterations: 1, default_route: 'true_result' };
    expect((await route('a', other)).answers).toEqual([['Yes', 'a']]);
  });

  it('skips what only the closed branch leads to, and runs what both lead to', async () => {
    const index = routerFlow(
      { match_text: 'a' },
      {
        nodes: [
          {
            id: 'CombineText-no',
            type: 'CombineText',
            name: 'Only no',
            fields: { text1: '', text2: '', delimiter: '' },
          },
          {
            id: 'CombineText-both',
            type: 'CombineText',
            name: 'Both',
            fields: { text1: 'own', text2: '', delimiter: '+' },
          },
        ],
        edges: [
          'ConditionalRouter-1.false_result > CombineText-no.text1',
          'CombineText-no.combined_text > CombineText-both.text1',
          'ConditionalRouter-1.true_result > CombineText-both.text2',
        ],
      },
    );
    const { response, events } = await collectRun({
      index,
      request: { inputs: [{ input_value: 'a' }], outputs: ['Both', 'Only no'] },
      ports: testPorts(),
    });
    expect(eventsNamed(events, 'component-skip').map(({ component }) => component)).toEqual([
      'ChatOutput-no',
      'CombineText-no',
    ]);
    const results = response.outputs?.[0]?.outputs ?? [];
    expect(results.map((result) => result && [result.component_id, readResultText(result)])).toEqual([
      ['CombineText-both', 'own+a'],
    ]);
  });

  it('sends an empty text where only the closed branch is connected, and the text of the open branch where both are', async () => {
    const both = {
      id: 'CombineText-1',
      type: 'CombineText',
      name: 'Both',
      fields: { text1: '', text2: 'own', delimiter: '+' },
    };
    const run = (edges: TestEdge[]) =>
      collectRun({
        index: routerFlow({ match_text: 'a' }, { nodes: [both], edges }),
        request: { inputs: [{ input_value: 'a' }], outputs: ['Both'] },
        ports: testPorts(),
      }).then(({ response }) => response.outputs?.[0]?.outputs[0]?.outputs);
    expect(
      await run([
        'ConditionalRouter-1.true_result > CombineText-1.text1',
        'ConditionalRouter-1.false_result > CombineText-1.text2',
      ]),
    ).toMatchObject({ combined_text: { message: 'a+' } });
    expect(
      await run([
        'ConditionalRouter-1.true_result > CombineText-1.text1',
        'ConditionalRouter-1.false_result > CombineText-1.text1',
      ]),
    ).toMatchObject({ combined_text: { message: 'a+own' } });
  });
});
