import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceRun } from '../run-reducer.ts';
import { textDelta } from '../testing/run-of.ts';
import { sampleRun } from '../testing/sample-run.ts';
import { maskRun } from './mask-run.ts';
import { maskPieces } from './mask-split.ts';

const SECRET = 'sk-canary-123456';
const MASK = '••••••••';

describe('maskPieces', () => {
  it.each([
    ['in one piece', ['a sk-canary-123456 b'], [`a ${MASK} b`]],
    ['over three', ['a sk-can', 'ary-12', '3456 b'], [`a ${MASK}`, '', ' b']],
    ['twice', ['sk-canary-123456sk-', 'canary-123456'], [MASK + MASK, '']],
  ])('hides a secret %s', (_, pieces, expected) => {
    expect(maskPieces(pieces, [SECRET])).toEqual(expected);
  });

  it('leaves no secret, wherever it is cut, and the rest as it was', () => {
    const text = `before ${SECRET} between ${SECRET}`;
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length }), { maxLength: 8 }), (places) => {
        const cuts = [0, ...places.toSorted((left, right) => left - right), text.length];
        const pieces = cuts.slice(1).map((to, index) => text.slice(cuts[index], to));
        expect(maskPieces(pieces, [SECRET])?.join('')).toBe(`before ${MASK} between ${MASK}`);
      }),
    );
    expect(maskPieces(['a', 'b'], [SECRET])).toBeNull();
  });
});

describe('maskRun', () => {
  it.each<[string, (chunk: string) => string]>([
    ['the embedded engine', (chunk) => `data: ${JSON.stringify({ ...textDelta(0, chunk) })}\n\n`],
    ['a Langflow', (chunk) => `${JSON.stringify({ event: 'token', data: { chunk, id: 'm0' } })}\n\n`],
  ])('masks a secret that %s wrote token by token', (_, frameOf) => {
    const chunks = ['The key ', 'is sk-', 'canary-', '123456', ', yes'];
    const raws = chunks.map(frameOf);
    let end = 0;
    const marks = raws.flatMap((raw) => {
      end += raw.length;
      return [end, end];
    });
    const reply = {
      ...{ requestIndex: 0, status: 200, isCut: false, body: raws.join('') },
      headers: [['content-type', 'text/event-stream']] satisfies [string, string][],
      frames: { marks, total: 5 },
    };
    const run = reduceRun(sampleRun(), [
      ...chunks.map((chunk, place) => ({
        kind: 'event' as const,
        received: { receivedAt: place, event: textDelta(0, chunk) },
      })),
      { kind: 'reply', reply },
      { kind: 'ended', at: 9 },
    ]);
    const masked = maskRun(run, [SECRET]);
    const texts = masked.events.map(({ event }) => (event.event === 'text-delta' ? event.chunk : ''));
    expect(texts).toEqual(['The key ', `is ${MASK}`, '', '', ', yes']);
    const frames = masked.replies[0];
    expect(frames?.body).toBe(['The key ', `is ${MASK}`, '', '', ', yes'].map(frameOf).join(''));
    expect(frames?.frames?.marks.at(-1)).toBe(frames?.body.length);
    expect(maskRun(run, ['not in there'])).toMatchObject({ replies: [reply] });
  });
});
