import { describe, expect, it } from 'vitest';
import { tokenVariables } from './tokens.ts';

/** The tweak states: each has a tint behind its own text. */
const STATES = Object.keys(tokenVariables('light')).flatMap((name) => /^--tb-(.+)-tint$/.exec(name)?.[1] ?? []);
const GROUNDS = [
  'bg',
  'surface',
  'sunken',
  'raised',
  'seg',
  'tint',
  'hover',
  ...STATES.map((state) => `${state}-tint`),
];
const TEXT_TOKENS = ['ink', 'ink2', 'ink3', 'accent-ink', ...STATES];

/** Each token for text, and the tokens that are drawn under it. */
const UNDER: Record<string, readonly string[]> = {
  ...Object.fromEntries(TEXT_TOKENS.map((token) => [token, GROUNDS])),
  ink: [...GROUNDS, 'seg-on'],
  'accent-ink': [...GROUNDS, 'seg-on'],
  'on-fill': ['fill', 'fill-hover'],
  surface: ['ink'],
};

/** Relative luminance of `#rrggbb`, from 0 to 1, as WCAG 2.2 defines it. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the colours of the %s scheme', (scheme) => {
  const colours = tokenVariables(scheme);
  const colourOf = (token: string) => colours[`--tb-${token}`] ?? '';

  // A name that is no token has no contrast.
  const tooWeak = (token: string, grounds: readonly string[], least: number) =>
    grounds.filter((ground) => !(contrastOf(colourOf(token), colourOf(ground)) >= least));

  it.each(Object.entries(UNDER))('let %s be read on all that is drawn under it', (token, grounds) => {
    expect(tooWeak(token, grounds, 4.5)).toEqual([]);
  });

  it('let the border of a control be seen on what is around it', () => {
    expect(tooWeak('edge', ['surface', 'sunken', 'raised'], 3)).toEqual([]);
  });
});
