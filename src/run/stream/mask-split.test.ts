import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchFor } from '#flow/secrets/mask-texts.ts';
import type { RawReply } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { textDelta } from '../testing/run-of.ts';
import { sampleRun } from '../testing/sample-run.ts';
import { maskRun } from './mask-run.ts';
import { maskPieces } from './mask-split.ts';

const SECRET = 'sk-canary-123456';
const MASK = '••••••••';
const search = searchFor([SECRET]);

describe('maskPieces', () => {
  it.each([
    ['in one piece', ['a sk-canary-123456 b'], [`a ${MASK} b`]],
    ['over three', ['a sk-can', 'ary-12', '3456 b'], [`a ${MASK}`, '', ' b']],
    ['twice', ['sk-canary-123456sk-', 'canary-123456'], [MASK + MASK, '']],
  ])('hides a secret %s', (_, pieces, expected) => {
    expect(maskPieces(pieces, search)).toEqual(expected);
  });

  it('masks a secret wherever it is split, and keeps the rest', () => {
    const text = `before ${SECRET} between ${SECRET}`;
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length }), { maxLength: 8 }), (positions) => {
        const cuts = [0, ...positions.toSorted((left, right) => left - right), text.length];
        const pieces = cuts.slice(1).map((to, index) => text.slice(cuts[index], to));
        expect(maskPieces(pieces, search)?.join('')).toBe(`before ${MASK} between ${MASK}`);
      }),
    );
    expect(maskPieces(['a', 'b'], search)).toBeNull();
  });
});

function received(chunk: string, index: number): RunUpdate {
  return { kind: 'event', received: { receivedAt: index, event: textDelta(0, chunk) } };
}

function replyOf(raws: readonly string[]): RawReply {
  let end = 0;
  const marks = raws.flatMap((raw) => {
    end += raw.length;
    return [end, end];
  });
  return {
    requestIndex: 0,
    status: 200,
    isCut: false,
    body: raws.join(''),
    headers: [['content-type', 'text/event-stream']],
    frames: { marks, total: raws.length },
  };
}

describe('maskRun', () => {
  it.each<[string, (chunk: string) => string]>([
    ['the embedded engine', (chunk) => `data: ${JSON.stringify({ ...textDelta(0, chunk) })}\n\n`],
    ['a Langflow', (chunk) => `${JSON.stringify({ event: 'token', data: { chunk, id: 'm0' } })}\n\n`],
  ])('masks a secret that %s streamed token by token', (_, frameOf) => {
    const chunks = ['The key ', 'is sk-', 'canary-', '123456', ', yes'];
    const reply = replyOf(chunks.map(frameOf));
    const run = reduceRun(sampleRun(), [
      ...chunks.map(received),
      { kind: 'reply', reply },
      { kind: 'answered', requestIndex: 0, at: 9 },
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

  it.each<[string, string[], string]>([
    ['in complete frames', ['The key is sk-', 'canary-', '123456', ', and'], ''],
    ['with only its beginning', ['The key is sk-', 'canary-'], ''],
    ['with its beginning in an incomplete frame', ['The key is '], '{"event":"token","data":{"chunk":"sk-canary'],
    ['with its rest in an incomplete frame', ['The key is sk-'], '{"event":"token","data":{"chunk":"canary-123'],
  ])('masks a secret %s when the stream broke', (_, chunks, half) => {
    const frames = chunks.map((chunk) => `${JSON.stringify({ event: 'token', data: { chunk, id: 'm0' } })}\n\n`);
    const reply = replyOf(half === '' ? frames : [...frames, half]);
    const cut = { status: 200, requestIndex: 0, elapsedMs: 9, kind: 'stream-cut', chunks: chunks.length } as const;
    const run = reduceRun(sampleRun(), [
      ...chunks.map(received),
      { kind: 'reply', reply },
      { kind: 'failed', requestIndex: 0, at: 9, error: { ...cut, raw: reply.body } },
      { kind: 'ended', at: 9 },
    ]);
    const masked = maskRun(run, [SECRET]);
    expect(JSON.stringify(masked)).not.toContain('canary');
    const body = masked.replies[0]?.body ?? '';
    expect(body).toContain(MASK);
    expect(masked.error?.raw).toBe(body);
    expect(masked.replies[0]?.frames?.marks.at(-1)).toBe(body.length);
  });
});
