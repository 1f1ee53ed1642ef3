import { expect, it } from 'vitest';
import { fileNamePart } from './file-name.ts';

it.each([
  ['Support reply (v2)', 'support-reply-v2'],
  ['Über/..\\Größe', 'über-größe'],
  ['…', 'flow'],
  [`${'𝒜'.repeat(61)}!`, '𝒜'.repeat(60)],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('%j becomes %j in a file name', (name, part) => {
  expect(fileNamePart(name, 'flow')).toBe(part);
});
