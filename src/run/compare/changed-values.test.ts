import { expect, it } from 'vitest';
import { changedValues } from './changed-values.ts';

it('shows both values, and which of them is missing', () => {
  expect(changedValues({ name: 'top_k', before: 4, after: 8 })).toEqual({ before: '4', after: '8' });
  expect(changedValues({ name: 'top_k', after: 8 })).toEqual({ before: 'not there', after: '8' });
});

it('begins long texts shortly before they differ', () => {
  const start = 'You are a helpful assistant. '.repeat(20);
  const { before, after } = changedValues({ name: 'prompt', before: `${start}Be brief.`, after: `${start}Be kind.` });
  expect([before, after]).toEqual(['"…a helpful assistant. Be brief."', '"…a helpful assistant. Be kind."']);
});

it('masks secrets inside', () => {
  const { before } = changedValues({ name: 'headers', before: { api_key: 'canary-1' }, after: {} });
  expect(before).not.toContain('canary');
});
