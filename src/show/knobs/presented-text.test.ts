import { expect, it } from 'vitest';
import { answeredRun, inputEnd, outputReady, runOf } from '#run/testing/run-of.ts';
import { presentedText } from './presented-text.ts';

function presented(text: string): string {
  const output = answeredRun([text]).inputs[0]?.outputs[0];
  if (!output) throw new Error('No output');
  return presentedText(output);
}

it.each([
  ['prose', 'Hello *you*', 'Hello *you*'],
  ['an empty list', '[]', 'Nothing'],
  ['an empty object in a code block', '```json\n{ }\n```', 'Nothing'],
  ['a list of lists', '[["a", 1], ["b", 2]]', '- a, 1\n- b, 2'],
  ['a list of unlike things', '[{"name": "Ada"}, "Grace"]', '- name: Ada\n- Grace'],
  [
    'a table with lists in it',
    '[{"name": "Ada", "tags": ["x", "y"]}, {"name": "Bo", "tags": ["z"]}]',
    '| name | tags |\n| --- | --- |\n| Ada | x, y |\n| Bo | z |',
  ],
])('an answer of %s is shown without JSON', (_, text, shown) => {
  expect(presented(text)).toBe(shown);
});

it.each([[{ dataframe: [] }], [{ data: { text_key: 'text', data: {}, default_value: '' } }]])(
  'an answer says that its data is empty: %j',
  (results) => {
    const run = runOf({
      events: [
        [1, outputReady(0, { results })],
        [2, inputEnd(0)],
      ],
    });
    const output = run.inputs[0]?.outputs[0];
    expect(output && presentedText(output)).toBe('Nothing');
  },
);
