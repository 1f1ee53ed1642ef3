/** Rules for stylesheets: sizes and colours come from the theme, and no class is dead or missing. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, posix, resolve, sep } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { scale } from '../src/client/shell/theme/scale.ts';
import { tokenVariables } from '../src/client/shell/theme/tokens.ts';
import { SHOWN_STATES } from '../src/flow/tweaks/shown-state.ts';

const root = resolve(import.meta.dirname, '../src');

/** The texts of the files of `src`, without comments, by path. */
let styles: ReadonlyMap<string, string>;
let sources: ReadonlyMap<string, string>;

beforeAll(async () => {
  const names = (await readdir(root, { recursive: true })).map((name) => name.split(sep).join('/'));
  const read = (pattern: RegExp) =>
    new Map(
      names
        .filter((name) => pattern.test(name))
        .map((name) => [name, readFileSync(join(root, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')]),
    );
  styles = read(/\.css$/);
  sources = read(/^client\/.*(?<!\.test)\.tsx?$/);
});

type Steps = Readonly<Record<string, string>>;
const { spacing, fontSizes, lineHeights }: Record<keyof typeof scale, Steps> = scale;

/** What is wrong with a declaration, as a sentence. */
function problemsOf(property: string, value: string): string[] {
  if (/#[\da-f]{3,8}\b|\brgba?\((?!\s*from)/i.test(value) && !property.startsWith('mask'))
    return ['has a colour that is no token of theme/tokens.ts'];
  const problems = (text: string, kind: string, steps: Steps) => {
    // The limits of a fluid size belong to one design, so they need not be steps of the scale.
    const sizes: readonly string[] =
      text.replace(/\b(?:clamp|calc|min|max)\([^()]*\)/g, '').match(/(?<![\w.])[\d.]+px/g) ?? [];
    const found = Object.entries(steps).filter(([, size]) => sizes.includes(size));
    return found.map(([step, size]) => `has ${size}, which is var(--mantine-${kind}-${step})`);
  };
  const [before = '', after = ''] = value.split('/');
  if (/^(padding|margin|gap|row-gap|column-gap)/.test(property)) return problems(value, 'spacing', spacing);
  if (property === 'line-height') return problems(value, 'line-height', lineHeights);
  if (property === 'font-size') return problems(value, 'font-size', fontSizes);
  if (property !== 'font') return [];
  return [...problems(before, 'font-size', fontSizes), ...problems(after, 'line-height', lineHeights)];
}

it('each size is a step of the scale if there is one for it, and each colour is a token', () => {
  const problems = [...styles].flatMap(([file, text]) =>
    [...text.matchAll(/(?<=[{;]\s*)([a-z-]+):\s*([^;{}]+);/g)].flatMap(([, property = '', value = '']) =>
      problemsOf(property, value).map((problem) => `${file}: ${property}: ${value} ${problem}`),
    ),
  );
  expect(problems).toEqual([]);
});

it('each state of a tweak has its colour, tint and mark, in the editor too', () => {
  const text = styles.get('client/shell/theme/shared-type.css')?.replace(/\s+/g, ' ');
  for (const state of SHOWN_STATES) {
    const declarations = ['', '-tint'].map((part) => `--tb-state${part}: var(--tb-${state}${part}); `).join('');
    expect(text).toContain(
      `[data-state="${state}"], .tb-state-${state} { ${declarations}--tb-mark: var(--tb-mark-${state}); }`,
    );
    expect(tokenVariables('light')).toHaveProperty([`--tb-${state}-tint`]);
  }
});

it('the page that asks for the token has the colours of the tokens, although it loads nothing of the client', () => {
  const tokens = [...Object.values(tokenVariables('light')), ...Object.values(tokenVariables('dark'))];
  const used = readFileSync(join(root, 'server/guard/token-page.ts'), 'utf8').match(/#[\da-f]{6}\b/g) ?? [];
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((colour) => !tokens.includes(colour))).toEqual([]);
});

it('no class is composed of a class in another file, of which each build would warn', () => {
  expect([...styles].filter(([, text]) => text.includes('composes:')).map(([file]) => file)).toEqual([]);
});

/** The classes of a module: those in its selectors. */
function classesOf(text: string): Set<string> {
  const selectors = [...text.matchAll(/[^{};]+(?=\{)/g)]
    .map(([selector]) => selector)
    .filter((one) => !one.includes('@'));
  const own = selectors.join(' ').replace(/:global\((?:[^()]|\([^()]*\))*\)/g, '');
  return new Set([...own.matchAll(/\.([a-z][\w-]*)/gi)].flatMap(([, name]) => name ?? []));
}

it('each class of a module is used, and each class that is used exists', () => {
  const used = new Map<string, Set<string>>([...styles.keys()].map((file) => [file, new Set()]));
  const use = (by: string, target: string, name: string) =>
    used.get(posix.normalize(posix.join(posix.dirname(by), target)))?.add(name);
  for (const [file, text] of sources)
    for (const [, local = '', target = ''] of text.matchAll(/import (\w+) from '(.+\.module\.css)'/g))
      for (const [, name = ''] of text.matchAll(new RegExp(`(?<!-)\\b${local}\\.(?!module\\b)(\\w+)`, 'g')))
        use(file, target, name);
  const problems = [...styles]
    .filter(([file]) => file.endsWith('.module.css'))
    .flatMap(([file, text]) => {
      const classes = classesOf(text);
      const uses = used.get(file) ?? new Set();
      return [
        ...[...classes].filter((name) => !uses.has(name)).map((name) => `${file}: nothing uses .${name}`),
        ...[...uses].filter((name) => !classes.has(name)).map((name) => `${file}: there is no .${name}`),
      ];
    });
  expect(problems).toEqual([]);
});
