/** Tokens on a real Langflow: each route reports the total of the flow's one model, which no figure sums twice. */
import { expect, it } from 'vitest';
import { readResultText } from '../../src/contract/run-response.ts';
import { inputTokens } from '../../src/run/figures/token-figures.ts';
import { smallFlow } from './compared-flow.ts';
import { runAsPage } from './run-as-page.ts';
import { currentLangflow, publish, runAdvanced } from './servers.ts';

const USAGE = /"usage":\{"input_tokens":(\d+),"output_tokens":(\d+),"total_tokens":(\d+)\}/;

it('the tokens of an answer are those of its model, streamed or not, for one input or eight in parallel', async () => {
  const server = currentLangflow();
  const id = await publish(
    server,
    smallFlow(
      'usage of one model',
      [
        { id: 'ChatInput-u1', type: 'ChatInput' },
        { id: 'LanguageModelComponent-u2', type: 'LanguageModelComponent' },
        { id: 'ChatOutput-u3', type: 'ChatOutput' },
      ],
      [
        ['ChatInput-u1', 'message', 'LanguageModelComponent-u2', 'input_value'],
        ['LanguageModelComponent-u2', 'text_output', 'ChatOutput-u3', 'input_value'],
      ],
    ),
  );
  const question = { input_value: 'How long is a day?' };
  const [, , output = '', total = ''] = USAGE.exec((await runAdvanced(server, id, { inputs: [question] })).text) ?? [];
  const used = { total: Number(total), output: Number(output), calls: 1 };
  expect(used.output).toBeGreaterThan(0);
  for (const stream of [false, true]) {
    const inputs = Array.from({ length: stream ? 8 : 1 }, () => question);
    const run = await runAsPage(server, id, { inputs, stream });
    const texts = run.inputs.flatMap(({ outputs }) => outputs.map(({ result }) => result && readResultText(result)));
    expect(texts.filter(Boolean)).toHaveLength(inputs.length);
    expect(run.inputs.map((input) => inputTokens(run, input))).toEqual(inputs.map(() => used));
  }
});
