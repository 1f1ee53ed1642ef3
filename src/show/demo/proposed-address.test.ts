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
  expect(proposedAddress(title, new Set())).toBe(address);
  if (address !== '') expect(nameProblem(address)).toBeNull();
});

it('an address that is taken gets the first number that is not', () => {
  expect(proposedAddress('Tone switcher', new Set(['tone-switcher', 'tone-switcher-2']))).toBe('tone-switcher-3');
  const long = 'a'.repeat(40);
  expect(proposedAddress(long, new Set([long]))).toBe(`${'a'.repeat(36)}-2`);
});
