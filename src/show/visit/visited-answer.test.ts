import { expect, it } from 'vitest';
import type { VisitorEvent } from '#contract/demos/visitor.ts';
import { isPending, newAnswer, readVisitorEvent } from './visited-answer.ts';

function read(...events: VisitorEvent[]) {
  return events.reduce(readVisitorEvent, newAnswer('Who?'));
}

it('an answer joins the pieces of each output, and takes the whole part in their place', () => {
  const pieces = read(
    { event: 'start' },
    { event: 'text', output: 1, chunk: 'Sec' },
    { event: 'text', output: 1, chunk: 'ond' },
    { event: 'text', output: 0, chunk: 'First' },
  );
  expect(pieces).toMatchObject({ status: 'writing', parts: [{ text: 'First' }, { text: 'Second' }] });
  const whole = readVisitorEvent(pieces, { event: 'answer', output: 1, content: { rows: 2 } });
  expect(whole.parts[1]).toEqual({ text: 'Second', content: { rows: 2 } });
});

it('an answer keeps what was written when it ends, however it ends', () => {
  const piece: VisitorEvent = { event: 'text', output: 0, chunk: 'Half' };
  const done = read(piece, { event: 'done', times: { firstMs: 400, totalMs: 1200 } });
  expect(done).toMatchObject({ status: 'done', times: { firstMs: 400, totalMs: 1200 }, parts: [{ text: 'Half' }] });
  expect(read({ event: 'done' }).times).toBeNull();
  expect(read(piece, { event: 'failed' })).toMatchObject({ status: 'failed', parts: [{ text: 'Half' }] });
  expect(read(piece, { event: 'closed' })).toMatchObject({ status: 'closed', parts: [{ text: 'Half' }] });
});

it('an answer is pending until it ends', () => {
  expect(isPending(read())).toBe(true);
  expect(isPending(read({ event: 'text', output: 0, chunk: 'a' }))).toBe(true);
  expect(isPending(read({ event: 'closed' }))).toBe(false);
});

it('an answer keeps the sides of a blind vote apart, and the pair that can be voted on', () => {
  const answer = read(
    { event: 'text', side: 1, output: 0, chunk: 'Right' },
    { event: 'text', side: 0, output: 0, chunk: 'Le' },
    { event: 'answer', side: 0, output: 0, content: 'Left' },
    { event: 'done', pair: 'p' },
  );
  expect(answer).toMatchObject({ parts: [{ text: 'Le', content: 'Left' }], right: [{ text: 'Right' }], pair: 'p' });
  expect(read({ event: 'done' })).toMatchObject({ parts: [], right: [], pair: null });
});
