/** Gives the page the product's colours and sizes. Its content policy forbids style elements, but not adopted style sheets. */
import { MONO, SANS, scale } from '../theme/scale.ts';
import { tokenVariables } from '../theme/tokens.ts';

const KINDS = { 'font-size': scale.fontSizes, 'line-height': scale.lineHeights, spacing: scale.spacing };

/** Call it once, before anything is drawn. */
export function adoptLook(): void {
  const sizes = Object.entries(KINDS).flatMap(([kind, steps]) =>
    Object.entries(steps).map(([step, size]) => [`--mantine-${kind}-${step}`, size]),
  );
  const type = { '--mantine-font-family': SANS, '--mantine-font-family-monospace': MONO };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    [
      block({ ...Object.fromEntries(sizes), ...type, ...tokenVariables('light') }),
      '*, *::before, *::after { box-sizing: border-box; }',
      'body { font-family: var(--tb-sans); -webkit-font-smoothing: antialiased; }',
      `@media (prefers-color-scheme: dark) { ${block(tokenVariables('dark'))} }`,
    ].join('\n'),
  );
  document.adoptedStyleSheets.push(sheet);
}

function block(variables: Record<string, string>): string {
  const lines = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
  return `:root { ${lines.join(' ')} }`;
}
