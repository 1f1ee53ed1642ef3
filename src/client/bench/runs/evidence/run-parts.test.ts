import { expect, it } from 'vitest';
import { countJson } from '#contract/workspace/count-json.ts';
import { createJoin, isLarge, type Link, splitIntoParts } from './run-parts.ts';

const EVERYTHING = { values: Number.POSITIVE_INFINITY, characters: Number.POSITIVE_INFINITY };
const rows = Array.from({ length: 60_000 }, (_, id) => ({ id, name: `Row ${id}`, cells: [true, null] }));
const result = { rows, note: 'A line.\n'.repeat(2_000_000), byKey: JSON.parse('{"__proto__": {"odd": 1}, "a": 2}') };

function cutAndJoined(value: object) {
  const links: Link[] = [];
  const parts = [...splitIntoParts({ ...value }, links)];
  const { add, join } = createJoin();
  // Copied as the browser copies what a worker sends.
  for (const part of structuredClone(parts)) add(part);
  return { parts, joined: join(structuredClone(links)) };
}

it('a large value is cut into small parts, which give the same value when they are joined', () => {
  const value = { id: 'run-1', events: [{ result }, 'between', [result.rows]], response: { outputs: [result] } };
  expect(isLarge(value)).toBe(true);
  const { parts, joined } = cutAndJoined(value);
  expect(JSON.stringify(joined)).toBe(JSON.stringify(value));
  for (const { values } of parts) expect(countJson(values, EVERYTHING).values).toBeLessThan(101_000);
});

it('an object that is in the value several times is cut only once', () => {
  const { parts, joined } = cutAndJoined({ events: [result], response: result });
  expect(parts.flatMap(({ values }) => values).filter((value) => value === result.note)).toHaveLength(1);
  const { events, response } = joined as { events: unknown[]; response: unknown };
  expect(events[0]).toBe(response);
});

it('a small value is one part', () => {
  expect(isLarge({ rows: rows.slice(0, 100) })).toBe(false);
});
