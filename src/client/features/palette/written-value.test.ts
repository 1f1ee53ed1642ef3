import { expect, it } from 'vitest';
import { writtenValue } from './written-value.ts';

const MODEL = { id: 'Model-1', displayName: 'Language Model' };

it.each([
  ['by id', { 'Model-1': { tone: 'calm' } }, 'tone', 'calm'],
  ['by display name', { 'Language Model': { tone: 'calm' } }, 'tone', 'calm'],
  ['no value', { 'Model-1': { tone: 'calm' } }, 'words', undefined],
  ['no value for a name that objects inherit', { 'Model-1': { tone: 'calm' } }, 'constructor', undefined],
  ['no value in tweaks that are null', null, 'toString', undefined],
])('reads %s', (_case, tweaks, field, value) => {
  expect(writtenValue(tweaks, MODEL, field)).toBe(value);
});
