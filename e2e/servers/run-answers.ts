/** Answers of broken, slow or strict servers, for `FrontServer.answerRuns`. */
import type { ServerResponse } from 'node:http';
import type { RunAnswer } from './front-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** A complete answer with this status and body. */
export function answerWith(status: number, body: unknown, headers: Record<string, string> = JSON_TYPE): RunAnswer {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

export function answerPage(status: number): RunAnswer {
  return answerWith(status, `<!doctype html><title>${status}</title><h1>nginx says ${status}</h1>`, {
    'content-type': 'text/html',
  });
}

/** Hangs up without an answer. */
export const hangUp: RunAnswer = (request) => {
  request.socket.destroy();
};

export function writeEvent(response: ServerResponse, event: Record<string, unknown>): boolean {
  return response.write(`data: ${JSON.stringify(event)}\n\n`);
}

/** A message result as a server sends it, with `text` in the Chat Output `component`. */
export function messageResult(component: string, displayName: string, text: string): Record<string, unknown> {
  return {
    results: { message: { text_key: 'text', data: { id: `message-of-${component}`, text, files: [] }, text } },
    artifacts: { message: text },
    outputs: { message: { message: text, type: 'text' } },
    logs: { message: [] },
    messages: [
      { message: text, sender: 'Machine', sender_name: 'AI', component_id: component, files: [], type: 'text' },
    ],
    component_display_name: displayName,
    component_id: component,
  };
}

export interface StreamScript {
  chunks: Iterable<string>;
  component: string;
  displayName: string;
  /** `cut` ends the connection after the chunks; `silent` keeps it open and sends nothing more. */
  ending: 'complete' | 'cut' | 'silent';
}

/** Streams run events for one input, as fast as the reader takes them. */
export function answerStream({ chunks, component, displayName, ending }: StreamScript): RunAnswer {
  return async (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const message = { input: 0, component, message_id: `message-of-${component}` };
    writeEvent(response, { event: 'run-start', at: 0, session_id: 's', inputs: 1 });
    writeEvent(response, { event: 'input-start', at: 0, input: 0, inputs: { input_value: 'x' } });
    writeEvent(response, { event: 'component-start', at: 0, input: 0, component });
    let text = '';
    for (const chunk of chunks) {
      text += chunk;
      const hasRoom = writeEvent(response, { event: 'text-delta', at: 1, ...message, outputs: [component], chunk });
      if (!hasRoom) await new Promise((done) => response.once('drain', done));
    }
    // Later than the chunks: a browser throws away what nobody has read when its connection breaks.
    if (ending === 'cut') return void setTimeout(() => response.destroy(), 400);
    if (ending === 'silent') return undefined;
    writeEvent(response, { event: 'component-end', at: 2, input: 0, component });
    writeEvent(response, {
      event: 'output-ready',
      at: 2,
      input: 0,
      component,
      index: 0,
      result: messageResult(component, displayName, text),
    });
    writeEvent(response, { event: 'input-end', at: 2, input: 0 });
    writeEvent(response, { event: 'run-end', at: 2, session_id: 's' });
    response.end();
    return undefined;
  };
}
