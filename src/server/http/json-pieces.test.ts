import { describe, expect, it } from 'vitest';
import { inTurns, jsonLength, jsonParts } from './json-pieces.ts';

const LONG = 'word \u00e9 "quoted" \n'.repeat(20_000);
/** Half of a character falls on the end of each piece of a text. */
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

describe('a JSON text in pieces', () => {
  it.each(VALUES)('is what JSON.stringify makes: %s', async (_name, value) => {
    const pieces: string[] = [];
    for await (const piece of inTurns(jsonParts(value))) pieces.push(piece);
    expect(pieces.join('') === JSON.stringify(value)).toBe(true);
    // One more part may have come to each.
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1024 * 1024);
  });

  it('gives others a turn between its pieces', async () => {
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    let pieces = 0;
    for await (const _piece of inTurns(jsonParts(VALUES.map(([, value]) => value)))) pieces += 1;
    isOver = true;
    expect(pieces).toBeGreaterThan(10);
    expect(turns).toBeGreaterThanOrEqual(pieces - 1);
  });

  it('is made no sooner than it is read', async () => {
    let made = 0;
    function* parts() {
      for (;;) {
        made += 1;
        yield 'x'.repeat(1_000);
      }
    }
    const pieces = inTurns(parts());
    await pieces.next();
    expect(made).toBeLessThan(100);
    await pieces.return();
  });
});

describe('the length of a JSON text', () => {
  it.each(VALUES)('is about right without making it: %s', (_name, value) => {
    const length = JSON.stringify(value).length;
    expect(jsonLength(value)).toBeGreaterThan(length / 7);
    expect(jsonLength(value)).toBeLessThan(length * 3 + 20);
  });

  it('is not looked for beyond what matters', () => {
    expect(
      jsonLength(
        Array.from({ length: 1_000_000 }, () => 1),
        100,
      ),
    ).toBeLessThan(200);
  });
});
