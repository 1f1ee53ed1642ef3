/** The page of a published demo: its own entry, without anything of the bench. */
import '@fontsource-variable/instrument-sans/index.css';
import '../shell/theme/global.css';
import '../shell/theme/shared.css';
import '../shell/theme/shared-space.css';
import '../shell/theme/shared-type.css';
import '../shell/theme/forced-colors.css';
import { createRoot } from 'react-dom/client';
import { MONO, SANS, scale } from '../shell/theme/scale.ts';
import { tokenVariables } from '../shell/theme/tokens.ts';
import { createVisit } from './create-visit.ts';
import { VisitPage } from './visit-page.tsx';

const KINDS = { 'font-size': scale.fontSizes, 'line-height': scale.lineHeights, spacing: scale.spacing };

// zod would probe whether it may compile code, which the content policy forbids and the browser would report.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

adoptStyles();
const root = document.getElementById('root');
if (root === null) throw new Error('demo.html has no #root');
// `/p/NAME`
const name = location.pathname.split('/')[2] ?? '';
createRoot(root).render(<VisitPage name={name} store={createVisit(name)} />);

/** Gives the page the product's colours and sizes. Its content policy forbids style elements, but not adopted style sheets. */
function adoptStyles(): void {
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
