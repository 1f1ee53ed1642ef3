/** What may happen to the stream of a Langflow, for `FrontServer.answerRuns`. Each begins with the recorded first words. */
import type { ServerResponse } from 'node:http';
import { constants, createGzip } from 'node:zlib';
import { recordedStreams } from '../../src/contract/testing/recordings.ts';
import type { RunAnswer } from './front-server.ts';

/** Frames up to and with the first words. */
const BEGINNING = 6;
const HEAD = { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' };

function recordedFrames(): string[] {
  const recorded = recordedStreams().find(({ name }) => name === 'run-chat-1.13.0');
  if (!recorded) throw new Error('There is no recording of a stream');
  return recorded.frames.map(({ raw }) => raw);
}

function begin(response: ServerResponse): void {
  response.writeHead(200, HEAD);
  response.write(recordedFrames().slice(0, BEGINNING).join(''));
}

/** Takes the request and says nothing at all. */
export const hang: RunAnswer = () => undefined;

/** Says nothing more after the first words. */
export const fallSilent: RunAnswer = (_request, response) => begin(response);

/** Sends a word at a time for ever: never silent, never done. */
export const trickleForEver: RunAnswer = (_request, response) => {
  begin(response);
  const token = recordedFrames()[BEGINNING - 1];
  const timer = setInterval(() => response.write(token), 100);
  response.once('close', () => clearInterval(timer));
};

/** Sends the whole stream byte by byte. */
export const sendBytes: RunAnswer = async (_request, response) => {
  response.writeHead(200, HEAD);
  for (const byte of Buffer.from(recordedFrames().join(''))) {
    response.write(Buffer.of(byte));
    await new Promise((done) => setImmediate(done));
  }
  response.end();
};

/** Closes the connection in the middle of a chunk of HTTP, once the page has shown the first words. */
export function cutInChunk(seen: Promise<void>): RunAnswer {
  return async (_request, response) => {
    begin(response);
    await seen;
    response.socket?.end('1000\r\n{"event": "tok');
  };
}

/** Compressed; once the page has shown the first words, what follows is not. */
export function breakGzip(seen: Promise<void>): RunAnswer {
  return async (_request, response) => {
    response.writeHead(200, { ...HEAD, 'content-encoding': 'gzip' });
    const gzip = createGzip();
    gzip.pipe(response, { end: false });
    gzip.write(recordedFrames().slice(0, BEGINNING).join(''));
    gzip.flush(constants.Z_SYNC_FLUSH);
    await seen;
    response.end(Buffer.alloc(100, 0xff));
  };
}

/** Says that it is compressed, and is not. */
export const falseGzip: RunAnswer = (_request, response) => {
  response.writeHead(200, { ...HEAD, 'content-encoding': 'gzip' });
  response.end(recordedFrames().join(''));
};
