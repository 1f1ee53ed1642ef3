/** Answers the cases of a suite. */
import { text as readText } from 'node:stream/consumers';
import type { RunAnswer } from './front-server.ts';
import { answerStream } from './run-answers.ts';

/**
 * Answers each case with its own text: the first word at once, the rest when `until` resolves. Counts the requests for
 * each case in `seen`.
 */
export function echoRows(seen: Map<string, number>, until: (text: string) => Promise<void> | undefined): RunAnswer {
  return async (request, response) => {
    const body = await readText(request);
    const text: string = JSON.parse(body).inputs[0].input_value;
    seen.set(text, (seen.get(text) ?? 0) + 1);
    async function* echo(): AsyncGenerator<string> {
      yield 'echo';
      await until(text);
      yield ` ${text}`;
    }
    const output = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output', ending: 'complete' } as const;
    await answerStream({ chunks: echo(), ...output })(request, response);
  };
}
