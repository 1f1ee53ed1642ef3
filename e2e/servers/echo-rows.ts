/** Answers the rows of a batch. */
import type { RunAnswer } from './front-server.ts';
import { messageResult } from './run-answers.ts';

/** Answers each row with its own text, except for those that the story makes fail. */
export function echoRows(seen: Map<string, number>, fails: (text: string, times: number) => boolean): RunAnswer {
  return async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const text: string = JSON.parse(body).inputs[0].input_value;
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    response.writeHead(fails(text, times) ? 500 : 200, { 'content-type': 'application/json' });
    const result = messageResult('ChatOutput-n5FuZ', 'Chat Output', `echo ${text}`);
    response.end(
      JSON.stringify(
        fails(text, times)
          ? { detail: 'Error building Component Language Model: boom' }
          : { session_id: 's', outputs: [{ inputs: { input_value: text }, outputs: [result] }] },
      ),
    );
  };
}
