import { describe, expect, it } from 'vitest';
import { SECRET_MASK } from './mask-secrets.ts';
import { matchMasked } from './match-masked.ts';

describe('matchMasked', () => {
  it.each<[string, unknown, unknown]>([
    ['a secret', 'sk-1', SECRET_MASK],
    ['a secret in a text', 'Bearer sk-1', `Bearer ${SECRET_MASK}`],
    ['two secrets in a text', 'sk-1 or sk-2!', `${SECRET_MASK} or ${SECRET_MASK}!`],
    ['a secret in an object', { a: ['Bearer sk-1'], b: 2 }, { a: [`Bearer ${SECRET_MASK}`], b: 2 }],
  ])('matches %s with its mask', (_case, value, pattern) => {
    expect(matchMasked(value, pattern)).toEqual(pattern);
  });

  it.each<[string, unknown, unknown]>([
    ['another beginning', 'Basic sk-1', `Bearer ${SECRET_MASK}`],
    ['another end', 'sk-1 here', `${SECRET_MASK} there`],
    ['nothing in its place', 'Bearer ', `Bearer ${SECRET_MASK}`],
    ['ends that overlap', 'aba', `ab${SECRET_MASK}ba`],
    ['a text without a mask', 'x', 'y'],
  ])('leaves %s', (_case, value, pattern) => {
    expect(matchMasked(value, pattern)).toBe(value);
  });
});
