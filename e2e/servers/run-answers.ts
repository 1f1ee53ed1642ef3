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

/** Drops the connection without an answer. */
export const dropConnection: RunAnswer = (request) => {
  request.socket.destroy();
};

/** Drops the connection in the middle of a JSON reply. */
export const cutReply: RunAnswer = (_request, response) => {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': '5000' });
  response.write('{"session_id": "s", "outputs": [{"inp', () => response.destroy());
};

export function writeEvent(response: ServerResponse, event: Record<string, unknown>): boolean {
  return response.write(eventText(event));
}

function eventText(event: Record<string, unknown>): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}

/** Begins a stream for the sample flow that greets, up to where the model of its first input runs. */
export function writeUntilModelRuns(response: ServerResponse, { inputs }: { inputs: number }): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  writeEvent(response, { event: 'run-start', at: 0, session_id: 's', inputs });
  const at = { input: 0, at: 0 };
  writeEvent(response, { event: 'input-start', inputs: {}, ...at });
  for (const component of ['ChatInput-g7Kq2', 'Prompt-w3Xr8']) {
    writeEvent(response, { event: 'component-start', component, ...at });
    writeEvent(response, { event: 'component-end', component, ...at });
  }
  writeEvent(response, { event: 'component-start', component: 'LanguageModelComponent-b2LxT', ...at });
}

/** A message result as sent by a server, with `text` in the Chat Output `component`. */
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
  chunks: Iterable<string> | AsyncIterable<string>;
  component: string;
  displayName: string;
  /**
   * `silent` keeps the connection open and sends nothing more. `cutAfter` breaks it once the story has seen the chunks,
   * because a browser discards unread data of a broken connection.
   */
  ending: 'complete' | 'silent' | { cutAfter: Promise<void> };
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
    for await (const chunk of chunks) {
      text += chunk;
      const hasRoom = writeEvent(response, { event: 'text-delta', at: 1, ...message, outputs: [component], chunk });
      if (!hasRoom) await new Promise((done) => response.once('drain', done));
    }
    if (ending === 'silent') return undefined;
    if (ending !== 'complete') return void ending.cutAfter.then(() => response.destroy());
    writeEnding(response, { component, displayName, text, at: 2 });
    return undefined;
  };
}

export interface BurstScript {
  /** The chunks of each burst, which arrive together. */
  bursts: readonly (readonly string[])[];
  /** Pause before each burst. */
  waitMs: number;
  component: string;
  displayName: string;
}

/** Streams run events for one input, with its text in bursts. */
export function answerBursts({ bursts, waitMs, component, displayName }: BurstScript): RunAnswer {
  return async (_request, response) => {
    const startedAt = Date.now();
    const at = () => Date.now() - startedAt;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    writeEvent(response, { event: 'run-start', at: 0, session_id: 's', inputs: 1 });
    writeEvent(response, { event: 'input-start', at: 0, input: 0, inputs: { input_value: 'x' } });
    writeEvent(response, { event: 'component-start', at: 0, input: 0, component });
    const delta = { event: 'text-delta', input: 0, component, message_id: `message-of-${component}` };
    for (const chunks of bursts) {
      await new Promise((done) => setTimeout(done, waitMs));
      const events = chunks.map((chunk) => eventText({ ...delta, at: at(), outputs: [component], chunk }));
      response.write(events.join(''));
    }
    writeEnding(response, { component, displayName, text: bursts.flat().join(''), at: at() });
  };
}

interface Ending {
  component: string;
  displayName: string;
  text: string;
  at: number;
}

function writeEnding(response: ServerResponse, { component, displayName, text, at }: Ending): void {
  const result = messageResult(component, displayName, text);
  writeEvent(response, { event: 'component-end', at, input: 0, component });
  writeEvent(response, { event: 'output-ready', at, input: 0, component, index: 0, result });
  writeEvent(response, { event: 'input-end', at, input: 0 });
  writeEvent(response, { event: 'run-end', at, session_id: 's' });
  response.end();
}
