/** A server that answers every request with a recorded stream, split at given offsets. */
import { createServer } from 'node:http';
import type { RecordedStream } from '#contract/testing/recordings.ts';
import { listenLocally } from './listen-locally.ts';

export interface ReplayServer {
  url: string;
  /** Answers the next requests with the first `bytes` bytes of the recording (default: all), in pieces that end at `cuts`. */
  play(recording: RecordedStream, cuts: readonly number[], bytes?: number): void;
  close(): Promise<void>;
}

export async function startReplayServer(): Promise<ReplayServer> {
  let playing: { recording: RecordedStream; cuts: readonly number[]; bytes: number } | null = null;
  const server = createServer(async (request, response) => {
    request.resume();
    if (playing === null) {
      response.writeHead(404).end();
      return;
    }
    const { recording, cuts, bytes } = playing;
    const whole = bytesOf(recording).subarray(0, bytes);
    response.writeHead(recording.head.status, { 'content-type': recording.head.contentType ?? '' });
    let from = 0;
    for (const to of [...cuts, whole.length]) {
      if (to <= from || to > whole.length) continue;
      // Sends each piece before writing the next, so that the reader receives them separately.
      await new Promise<void>((done) => response.write(whole.subarray(from, to), () => setImmediate(done)));
      from = to;
    }
    response.end();
  });
  return {
    ...(await listenLocally(server)),
    play(recording, cuts, bytes = Number.POSITIVE_INFINITY) {
      playing = { recording, cuts, bytes };
    },
  };
}

/** The bytes of the recording on the wire. */
export function bytesOf(recording: RecordedStream): Buffer {
  return Buffer.from(recording.frames.map(({ raw }) => raw).join(''), 'utf8');
}
