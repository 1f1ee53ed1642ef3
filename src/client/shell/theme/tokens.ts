/** The product's colours: one name for each use, a value for each scheme. Components use them as `var(--tb-NAME)`. */
import type { ShownState } from '#flow/tweaks/shown-state.ts';

type Scheme = 'light' | 'dark';

const SURFACES = {
  bg: ['#f3f1ec', '#121211'],
  surface: ['#fdfcfa', '#191917'],
  sunken: ['#f8f6f2', '#151513'],
  raised: ['#ffffff', '#22211f'],
  seg: ['#eae6de', '#2e2d29'],
  'seg-on': ['#fdfcfa', '#484740'],
  line: ['#e3dfd6', '#2d2c28'],
  line2: ['#c8c2b5', '#4a4841'],
  /** Border of input controls: 3:1 against the surface. */
  edge: ['#938d80', '#757268'],
  ink: ['#1c1b18', '#e9e6df'],
  ink2: ['#56534b', '#b5b1a7'],
  ink3: ['#6a665c', '#99958a'],
  fill: ['#0b37b4', '#3d66e3'],
  'fill-hover': ['#082b8f', '#3259cf'],
  /** Text on `fill`, and the background of key names there and on `ink`. */
  'on-fill': ['#ffffff', '#ffffff'],
  'key-on-fill': ['rgb(0 0 0 / 18%)', 'rgb(0 0 0 / 18%)'],
  'key-on-ink': ['rgb(127 127 127 / 40%)', 'rgb(127 127 127 / 40%)'],
  backdrop: ['rgb(18 18 17 / 45%)', 'rgb(18 18 17 / 45%)'],
  accent: ['#0b37b4', '#6f8df0'],
  'accent-ink': ['#0b37b4', '#9db2ff'],
  tint: ['#e8edfb', '#1e2643'],
  hover: ['#eeebe4', '#262521'],
  'editor-line-number': ['#767167', '#8a867b'],
  shadow: ['0 1px 2px #1c1b1810, 0 12px 32px #1c1b1824', '0 16px 48px #0000008c'],
} as const satisfies Record<string, readonly [string, string]>;

/** Text and tint of each tweak state: text on its own tint is at least 4.6:1. */
const STATES = {
  applied: { text: ['#187341', '#6ccb93'], tint: ['#e4f2e8', '#18291f'] },
  'may-fail': { text: ['#9a4600', '#f2a65a'], tint: ['#fdebd6', '#33210f'] },
  'no-op': { text: ['#6a665c', '#99958a'], tint: ['#efede7', '#262521'] },
  resets: { text: ['#8a5a00', '#e3b341'], tint: ['#faf0d8', '#2e2613'] },
  ignored: { text: ['#8a5a00', '#e3b341'], tint: ['#faf0d8', '#2e2613'] },
  refused: { text: ['#b3261e', '#f28b80'], tint: ['#fbe8e5', '#371d1a'] },
  overridden: { text: ['#7a3b8f', '#d3a1e3'], tint: ['#f4eaf6', '#2b1f2f'] },
  ambiguous: { text: ['#0c6b7a', '#63c5d4'], tint: ['#e0f1f3', '#13292d'] },
  'may-not-count': { text: ['#6a665c', '#99958a'], tint: ['#efede7', '#262521'] },
} as const satisfies Record<ShownState, { text: readonly [string, string]; tint: readonly [string, string] }>;

/** Every token of one scheme as CSS variables: `--tb-ink`, `--tb-applied`, `--tb-applied-tint`, … */
export function tokenVariables(scheme: Scheme): Record<string, string> {
  const index = scheme === 'light' ? 0 : 1;
  const variables: Record<string, string> = {};
  for (const [name, values] of Object.entries(SURFACES)) variables[`--tb-${name}`] = values[index];
  for (const [state, { text, tint }] of Object.entries(STATES)) {
    variables[`--tb-${state}`] = text[index];
    variables[`--tb-${state}-tint`] = tint[index];
  }
  return variables;
}
