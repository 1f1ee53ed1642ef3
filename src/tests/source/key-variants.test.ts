import { expect, it } from 'vitest';
import { MAX_SUITE_VARIANTS } from '#contract/suite/suite-file.ts';
import { keyVariants } from './key-variants.ts';

const tweaks = { Model: { temperature: 0.2, key: `\${KEY}` }, tone: 'dry' };

it('each key becomes a variant, under a name that is free', () => {
  expect(keyVariants(tweaks, [{ name: 'tone' }])).toEqual([
    { name: 'Model · temperature', tweaks: { Model: { temperature: 0.2 } } },
    { name: 'Model · key', tweaks: { Model: { key: `\${KEY}` } } },
    { name: 'tone 2', tweaks: { tone: 'dry' } },
  ]);
});

it('a single key becomes no variant, and no more variants are made than a suite takes', () => {
  expect(keyVariants({ tone: 'dry' }, [])).toEqual([]);
  const present = Array.from({ length: MAX_SUITE_VARIANTS - 1 }, (_, at) => ({ name: `${at}` }));
  expect(keyVariants(tweaks, present)).toHaveLength(1);
  expect(keyVariants(tweaks, [...present, { name: 'last' }])).toEqual([]);
});
