import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '#contract/answers/read-lines.ts';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import { readServerSentData } from './read-frames.ts';
import { readText } from './read-text.ts';

const NEVER = new AbortController().signal;

/** A body that arrives in pieces, split at the given offsets. */
function bodyOf(text: string, cuts: readonly number[]): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const positions = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((left, right) => left - right);
  return new ReadableStream({
    start(controller) {
      let from = 0;
      for (const to of [...positions, bytes.length]) {
        if (to > from) controller.enqueue(bytes.slice(from, to));
        from = Math.max(from, to);
      }
      controller.close();
    },
  });
}

async function collect(frames: AsyncIterable<string[]>): Promise<string[]> {
  const all: string[] = [];
  for await (const some of frames) all.push(...some);
  return all;
}

const cuts = fc.array(fc.nat(5000), { maxLength: 40 });
const texts = fc.array(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 12 });
const ends = fc.constantFrom('\n', '\r\n');

describe('readServerSentData', () => {
  it('yields the data of every event wherever the bytes are split', async () => {
    await fc.assert(
      fc.asyncProperty(texts, cuts, ends, async (values, positions, end) => {
        const frames = values.map((value) => JSON.stringify({ value }));
        const body = frames.map((frame, id) => `: note${end}event: x${end}data: ${frame}${end}id: ${id}${end}${end}`);
        expect(await collect(readServerSentData(readText(bodyOf(body.join(''), positions), NEVER)))).toEqual(frames);
      }),
    );
  });

  it('yields nothing for an incomplete event', async () => {
    expect(await collect(readServerSentData(readText(bodyOf('data: {"a": 1}\n\ndata: {"b"', []), NEVER)))).toEqual([
      '{"a": 1}',
    ]);
  });
});

describe('readLines', () => {
  it('yields every line that is not blank wherever the bytes are split', async () => {
    await fc.assert(
      fc.asyncProperty(texts, cuts, ends, async (values, positions, end) => {
        const frames = values.map((value) => JSON.stringify({ value }));
        const body = frames.map((frame) => `${frame}${end}${end}`).join('');
        expect(await collect(readLines(readText(bodyOf(body, positions), NEVER)))).toEqual(frames);
      }),
    );
  });

  it('yields a last line without a line end', async () => {
    expect(await collect(readLines(readText(bodyOf('{"a": 1}\n\n{"detail": "no"}', [3, 12]), NEVER)))).toEqual([
      '{"a": 1}',
      '{"detail": "no"}',
    ]);
  });

  it('reads one line of 8 MB in small chunks without copying it repeatedly', async () => {
    const read = (length: number) => {
      const positions = Array.from({ length: length / 4000 }, (_, index) => index * 4000);
      return () => collect(readLines(readText(bodyOf(`${'x'.repeat(length)}\n`, positions), NEVER)));
    };
    expect(await timeGrowth(8_000_000, read)).toBeLessThan(IN_PROPORTION);
    expect(await read(8_000_000)()).toEqual(['x'.repeat(8_000_000)]);
  });
});
