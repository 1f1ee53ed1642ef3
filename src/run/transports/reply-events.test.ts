import { expect, it } from 'vitest';
import { TransportFailure } from '../model/transport-failure.ts';
import { parseAnswer } from './reply-events.ts';

function failureOf(text: string) {
  try {
    parseAnswer(text, 200);
    return null;
  } catch (error) {
    return error instanceof TransportFailure ? error.failure : error;
  }
}

it('reads a large answer, and refuses one that would block the page before it parses it', () => {
  const lists = (count: number) => `[${'[],'.repeat(count)}0]`;
  expect(failureOf(lists(400_000))).toBeNull();
  // Not even JSON.
  for (const text of [`${lists(600_000)}]`, `"${'x'.repeat(100_000_001)}`])
    expect(failureOf(text)).toMatchObject({
      kind: 'unexpected',
      body: text,
      message: expect.stringContaining('larger'),
    });
});
