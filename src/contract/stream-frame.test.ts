import { describe, expect, it } from 'vitest';
import { streamFrameSchema } from './stream-frame.ts';
import { recordedStreams } from './testing/recordings.ts';

/** The JSON of a frame on either route; null for lines without JSON (comments, other protocols). */
function jsonOf(raw: string): unknown {
  const line = raw.split('\n').find((part) => part.startsWith('data:') || part.startsWith('{'));
  return line === undefined ? null : JSON.parse(line.replace(/^data:\s*/, ''));
}

// The agui protocol and the per-vertex route have other frames; this product never requests them.
const used = recordedStreams().filter(
  ({ name, head }) => !/agui|vertex/.test(name) && /event-stream|ndjson/.test(head.contentType ?? ''),
);

describe('frames of the streaming routes', () => {
  it('covers every recorded release', () => {
    const releases = new Set(used.map(({ name }) => name.replace(/^.*-/, '')));
    const measured = ['0.1.4', '0.10.3', '0.3.4', '0.5.1', '0.7.3', '0.9.6', '1.12.8', '1.13.0', '1.14.0.dev7'];
    expect([...releases].sort()).toEqual(measured);
  });

  it.each(used.map((stream) => [stream.name, stream] as const))('parse and keep every key: %s', (_name, stream) => {
    for (const { raw } of stream.frames) {
      const value = jsonOf(raw);
      expect(streamFrameSchema.parse(value)).toEqual(value);
    }
  });
});

const foreign = recordedStreams().filter(({ name }) => /agui|vertex/.test(name));

it.each(foreign.map((stream) => [stream.name, stream] as const))(
  'a frame of another protocol is not taken for one of these: %s',
  (_name, stream) => {
    expect(stream.frames.length).toBeGreaterThan(0);
    for (const { raw } of stream.frames) {
      expect(streamFrameSchema.safeParse(jsonOf(raw)).success).toBe(false);
    }
  },
);
