import { expect, it } from 'vitest';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { takeVariants } from './take-variants.ts';

const SUITE = `# Kept.
name: Tones
variants:
  - name: Formal
    tweaks: {Model: {api_key: "\${MODEL_KEY}", tone: formal}}
cases:
  - {name: sky, input: Why is the sky blue?} # the first
`;
const NOW = [{ name: 'Formal', tweaks: { Model: { api_key: `\${MODEL_KEY}`, tone: 'formal' } } }];

it('taking variants replaces the variants and nothing else', () => {
  const text = takeVariants(SUITE, [{ name: 'Pirate', tweaks: { Model: { tone: 'pirate' } } }], NOW, null);
  expect(text).toMatch(/^# Kept\.\nname: Tones\nvariants:\n {2}- name: Pirate\n/);
  expect(text).not.toContain('Formal');
  expect(text).toContain('input: Why is the sky blue?} # the first');
});

it('taking variants keeps what a hidden value is in the suite, or makes it a variable', () => {
  const hidden = { Model: { api_key: SECRET_MASK, tone: 'dry' } };
  const text = takeVariants(
    SUITE,
    [
      { name: 'Formal', tweaks: hidden },
      { name: 'Other', tweaks: hidden },
    ],
    NOW,
    null,
  );
  expect(text).not.toContain(SECRET_MASK);
  expect(text).toMatch(/name: Formal\n\s+tweaks:\n\s+Model:\n\s+api_key: "?\$\{MODEL_KEY\}/);
  expect(text).toMatch(/name: Other\n\s+tweaks:\n\s+Model:\n\s+api_key: "?\$\{MODEL_API_KEY\}/);
});

it('taking variants leaves a suite as it is that has them already', () => {
  const masked = [{ name: 'Formal', tweaks: { Model: { api_key: SECRET_MASK, tone: 'formal' } } }];
  expect(takeVariants(SUITE, masked, NOW, null)).toBe(SUITE);
});
