import { expect, it } from 'vitest';
import { nameProblem } from './form-problem.ts';
import { proposedAddress } from './proposed-address.ts';

it.each([
  ['Tone switcher', 'tone-switcher'],
  ['  Größe & Maß, 2. Teil!', 'gro-e-ma-2-teil'],
  ['Café', 'cafe'],
  ['Ü', ''],
  ['東京', ''],
  [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
])('the title %s proposes the address %s', (title, address) => {
  expect(proposedAddress(title)).toBe(address);
  if (address !== '') expect(nameProblem(address)).toBeNull();
});
