/** Failures by name, with the bodies of recorded servers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { busyDatabaseCases } from '#contract/testing/recordings.ts';

type Fault = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A nested reply with one input that answers "fine". */
const GOOD_REPLY = {
  session_id: 'good',
  outputs: [
    {
      inputs: { input_value: 'hi' },
      outputs: [
        {
          results: { message: { text_key: 'text', data: { text: 'fine', id: 'm1' }, text: 'fine' } },
          outputs: { message: { message: 'fine', type: 'text' } },
          component_display_name: 'Chat Output',
          component_id: 'ChatOutput-o1',
        },
      ],
    },
  ],
};

const HTML = '<!doctype html><html><head><title>Front end</title></head><body>Welcome</body></html>';
const PROXY_HTML =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center>nginx</center></body>\r\n</html>';

function json(status: number, body: unknown): Fault {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

function html(status: number, body: string): Fault {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  };
}

/** An answer of wire/busy-database.json. */
function recorded(name: string): Fault {
  const answer = busyDatabaseCases().find((one) => one.name === name);
  return (_request, response) => {
    response.writeHead(answer?.status ?? 599, { 'content-type': answer?.contentType ?? '' }).end(answer?.body);
  };
}

/** One run event as a server-sent event. */
function frame(event: Record<string, unknown>): string {
  return `event: ${String(event.event)}\ndata: ${JSON.stringify(event)}\n\n`;
}

function textFrame(chunk: string): string {
  const source = { input: 0, component: 'Model-m1', outputs: ['ChatOutput-o1'], message_id: 'm1' };
  return frame({ event: 'text-delta', at: 2, ...source, chunk });
}

const STREAM_HEAD =
  frame({ event: 'run-start', at: 0, inputs: 1, session_id: 'good' }) +
  frame({ event: 'input-start', at: 1, input: 0, inputs: { input_value: 'hi' } });
const STREAM_END =
  frame({
    event: 'output-ready',
    at: 3,
    input: 0,
    index: 0,
    component: 'ChatOutput-o1',
    result: GOOD_REPLY.outputs[0]?.outputs[0],
  }) +
  frame({ event: 'input-end', at: 4, input: 0 }) +
  frame({ event: 'run-end', at: 5, session_id: 'good' });

function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.write(STREAM_HEAD);
}

/** Writes a few bytes at a time, so that characters and line ends are split. */
function writeSlowly(response: ServerResponse, text: string, bytesEach: number, everyMs: number): void {
  const bytes = Buffer.from(text, 'utf8');
  let position = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(position, position + bytesEach));
    position += bytesEach;
    if (position < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, everyMs);
  response.once('close', () => clearInterval(timer));
}

export const faultScenarios = {
  good: json(200, GOOD_REPLY),
  'good-stream': (_request, response) => {
    openStream(response);
    response.end(textFrame('fi') + textFrame('ne') + STREAM_END);
  },
  /** Echoes the request, including secrets. */
  echo: (_request, response, body) => {
    openStream(response);
    response.end(textFrame(body) + STREAM_END);
  },
  /** Three chunks, then the connection breaks. */
  'cut-stream': (_request, response) => {
    openStream(response);
    response.write(textFrame('One ') + textFrame('two ') + textFrame('three '), () => response.destroy());
  },
  /** Three chunks, then the body ends without the end of the run. */
  'ended-stream': (_request, response) => {
    openStream(response);
    response.end(textFrame('One ') + textFrame('two ') + textFrame('three '));
  },
  /** One chunk, then nothing while the connection stays open. */
  'silent-stream': (_request, response) => {
    openStream(response);
    response.write(textFrame('One '));
  },
  'broken-frame': (_request, response) => {
    openStream(response);
    response.end(`${textFrame('One ')}data: {"event": "text-delta", "chunk": \n\n`);
  },
  /** A stream with one character per chunk, with characters split into bytes: "Grüße 👋". */
  'slow-bytes': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    writeSlowly(response, STREAM_HEAD + [...'Grüße 👋'].map(textFrame).join('') + STREAM_END, 97, 2);
  },
  /** 50,000 chunks as fast as the connection accepts them. */
  'fast-stream': (_request, response) => {
    openStream(response);
    const frames = Array.from({ length: 50_000 }, (_, position) => textFrame(`w${position} `));
    for (let position = 0; position < frames.length; position += 500)
      response.write(frames.slice(position, position + 500).join(''));
    response.end(STREAM_END);
  },
  'broken-json': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"session_id": "x", "outputs": [');
  },
  'other-json': json(200, { hello: 'world' }),
  /** A body that is shorter than its content-length. */
  'cut-json': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
    response.write('{"session_id": "x"', () => response.destroy());
  },
  /** Accepts the request and never answers. */
  'no-answer': () => undefined,
  /** Closes the connection without an answer. */
  'hang-up': (request) => request.socket.destroy(),
  'web-page': html(200, HTML),
  'proxy-page': html(502, PROXY_HTML),
  'empty-502': (_request, response) => {
    response.writeHead(502).end();
  },
  'too-large': json(413, { detail: 'Request body too large' }),
  'no-key': json(403, { detail: 'An API key must be passed as query or header' }),
  'wrong-key': json(403, { detail: 'Invalid or missing API key' }),
  'no-flow': json(404, { detail: 'Flow identifier no-flow not found' }),
  'no-session': json(404, { detail: 'Session tb-5f21 not found' }),
  'not-valid': json(422, {
    detail: [{ type: 'string_type', loc: ['body', 'inputs', 0, 'input_value'], msg: 'Input should be a valid string' }],
  }),
  'refused-tweak': json(422, {
    detail: {
      error: 'Refused tweaks',
      code: 'TWEAKS_REFUSED',
      message: 'The field is protected and keeps the value set by the flow author.',
      fields: ['code'],
    },
  }),
  'failed-component': json(500, {
    detail: 'Error running graph: Error building Component Echo LLM: \n\nthe model exploded',
  }),
  /** SQLite was locked while the use of the key was counted, and while a message of the run was stored. */
  'busy-before': recorded('run/advanced, counting the use of the key'),
  'busy-inside': recorded('run/advanced, in the run'),
  'unreadable-500': json(500, { message: '["Something went wrong while serializing the response."]' }),
  /** The second input of a stream fails; the first is answered. */
  'failed-input': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    const detail = 'Error running graph: Error building Component Echo LLM: \n\nthe model exploded';
    const error = { status: 500, body: { detail }, component: 'Model-m1' };
    response.end(
      frame({ event: 'run-start', at: 0, inputs: 2, session_id: 'good' }) +
        frame({ event: 'input-start', at: 1, input: 0, inputs: { input_value: 'hi' } }) +
        textFrame('fine') +
        frame({
          event: 'output-ready',
          at: 3,
          input: 0,
          index: 0,
          component: 'ChatOutput-o1',
          result: GOOD_REPLY.outputs[0]?.outputs[0],
        }) +
        frame({ event: 'input-end', at: 4, input: 0 }) +
        frame({ event: 'input-start', at: 5, input: 1, inputs: { input_value: 'ho' } }) +
        frame({ event: 'input-error', at: 6, input: 1, error }) +
        frame({ event: 'run-end', at: 7, session_id: 'good' }),
    );
  },
  /** The whole run fails inside the stream, after some text. */
  'failed-stream': (_request, response) => {
    openStream(response);
    const error = { status: 504, body: { detail: 'The run took longer than 5 s and was stopped' } };
    response.end(textFrame('One ') + frame({ event: 'run-error', at: 9, error }));
  },
} satisfies Record<string, Fault>;

export type FaultScenario = keyof typeof faultScenarios;
