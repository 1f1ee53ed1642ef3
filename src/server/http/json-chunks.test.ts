import { describe, expect, it } from 'vitest';
import { inChunks, jsonLength, jsonParts } from './json-chunks.ts';

const LONG = 'word \u00e9 "quoted" \n'.repeat(20_000);
/** A surrogate pair crosses the end of each chunk. */
const PAIRS = `x${'\u{1F600}'.repeat(100_000)}`;

const VALUES: [string, unknown][] = [
  ['null', null],
  ['a short text', 'a "text"'],
  ['a long text', LONG],
  ['a text of character pairs', PAIRS],
  ['lone halves of character pairs', '\ud83d'.repeat(100_000)],
  ['numbers', Array.from({ length: 50_000 }, (_, index) => index / 7)],
  ['empty parts', [[], {}, '', LONG, [], {}]],
  ['what is left out', { first: undefined, second: [undefined, LONG], third: { only: undefined, text: LONG } }],
  ['nested parts', { 'a "key"': { list: [{ text: LONG }, [[[PAIRS]]], true, -1.5e300] }, last: 1 }],
  ['nothing but what is left out', { only: undefined }],
];

describe('a JSON text in chunks', () => {
  it.each(VALUES)('equals the result of JSON.stringify: %s', async (_name, value) => {
    const chunks: string[] = [];
    for await (const chunk of inChunks(jsonParts(value))) chunks.push(chunk);
    expect(chunks.join('') === JSON.stringify(value)).toBe(true);
    // Each may have got one more part.
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(1024 * 1024);
  });

  it('yields to the event loop between its chunks', async () => {
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    let chunks = 0;
    for await (const _chunk of inChunks(jsonParts(VALUES.map(([, value]) => value)))) chunks += 1;
    isOver = true;
    expect(chunks).toBeGreaterThan(10);
    expect(turns).toBeGreaterThanOrEqual(chunks - 1);
  });

  it('is made only as it is read', async () => {
    let made = 0;
    function* parts() {
      for (;;) {
        made += 1;
        yield 'x'.repeat(1_000);
      }
    }
    const chunks = inChunks(parts());
    await chunks.next();
    expect(made).toBeLessThan(100);
    await chunks.return();
  });
});

describe('the length of a JSON text', () => {
  it.each(VALUES)('is estimated without making it: %s', (_name, value) => {
    const length = JSON.stringify(value).length;
    expect(jsonLength(value)).toBeGreaterThan(length / 7);
    expect(jsonLength(value)).toBeLessThan(length * 3 + 20);
  });

  it('is not counted beyond the limit', () => {
    expect(
      jsonLength(
        Array.from({ length: 1_000_000 }, () => 1),
        100,
      ),
    ).toBeLessThan(200);
  });
});
