import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import { createSecretSearch, replaceCovered } from './search-secrets.ts';

/** Of a few letters, so that secrets begin, end and contain each other. */
const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '\u{1f600}'), maxLength: 12 });

describe('a search for secrets', () => {
  it('covers each character that is a part of one, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'ä') }),
        (secrets, text) => {
          const covered = new Set<number>();
          for (const secret of secrets.filter((one) => one !== ''))
            for (let at = text.indexOf(secret); at !== -1; at = text.indexOf(secret, at + 1))
              for (let position = at; position < at + secret.length; position += 1) covered.add(position);
          const found = createSecretSearch(secrets).find(text);
          const positions = found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
          expect(positions).toEqual([...covered].toSorted((left, right) => left - right));
        },
      ),
    );
  });

  it('knows how much of a secret the end of a text may be', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6 }), letters, (secrets, text) => {
        const begins = secrets.flatMap((secret) =>
          Array.from({ length: secret.length }, (_, at) => secret.slice(0, at + 1)),
        );
        const whole = [...begins, ...secrets].filter((begin) => text.endsWith(begin));
        expect(createSecretSearch(secrets).begun(text)).toBe(Math.max(0, ...whole.map(({ length }) => length)));
      }),
    );
  });

  it('finds two secrets side by side as two', () => {
    const found = createSecretSearch(['abc', 'def']).find('-abcdefabc');
    expect(replaceCovered('-abcdefabc', found, '*')).toBe('-***');
  });

  it.each<[string, (size: number) => { secrets: string[]; text: string }]>([
    [
      'secrets',
      (size) => ({
        secrets: Array.from({ length: size / 20 }, (_, at) => `secret-${at}`),
        text: 'secret-'.repeat(size / 7),
      }),
    ],
    ['characters of one secret', (size) => ({ secrets: [`${'a'.repeat(size)}b`], text: 'a'.repeat(size) })],
    [
      'secrets that end alike',
      (size) => ({
        secrets: Array.from({ length: 200 }, (_, at) => 'a'.repeat(size / 200 + at)),
        text: 'a'.repeat(size),
      }),
    ],
  ])(
    'takes linear time for many %s',
    async (_name, make) => {
      const search = (size: number) => {
        const { secrets, text } = make(size);
        return () => createSecretSearch(secrets).find(text);
      };
      expect(await timeGrowth(20_000, search)).toBeLessThan(IN_PROPORTION);
    },
    30_000,
  );
});
