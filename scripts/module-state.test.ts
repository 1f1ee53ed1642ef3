/** The page has no state in module variables; docs/decisions/0010-where-state-lives.md says where each kind of state lives. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const LAYERS = ['contract', 'flow', 'run', 'client'];

/** Results kept by the immutable object that they are computed from, named in decision 10. */
const CACHES = [
  'run/figures/input-events.ts: known: new WeakMap can change',
  'run/results/missed-input.ts: known: new WeakMap can change',
  'run/results/result-content.ts: known: new WeakMap can change',
  'run/results/result-table.ts: known: new WeakMap can change',
];

/** Module variables that are not constants, as "name: why". Variables inside functions are allowed. */
function findState(text: string): string[] {
  const source = ts.createSourceFile('module.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  return source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => {
    const isConstant = (declarationList.flags & ts.NodeFlags.Const) !== 0;
    return declarationList.declarations.flatMap(({ name, type, initializer }) => {
      if (!isConstant) return [`${name.getText()}: it can be set`];
      const changeable = initializer ? findCollections(initializer, initializer, type?.getText() ?? '') : [];
      return changeable.map((made) => `${name.getText()}: ${made} can change`);
    });
  });
}

/** Collections created by the expression, except those that the constant's type makes readonly. */
function findCollections(part: ts.Node, whole: ts.Node, type: string): string[] {
  if (ts.isFunctionLike(part)) return [];
  const found: string[] = [];
  if (ts.isNewExpression(part)) {
    const made = part.expression.getText();
    const isReadonly = part === whole ? /^Readonly(Map|Set)</.test(type) : type !== '';
    if (/^Weak(Map|Set)$/.test(made) || (/^(Map|Set)$/.test(made) && !isReadonly)) found.push(`new ${made}`);
  }
  ts.forEachChild(part, (child) => {
    found.push(...findCollections(child, whole, type));
  });
  return found;
}

describe('the modules of the page', () => {
  it('have only constants as module variables', async () => {
    const found: string[] = [];
    for (const layer of LAYERS) {
      const names = await readdir(join(src, layer), { recursive: true });
      const files = names.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name));
      expect(files.length).toBeGreaterThan(50);
      for (const file of files) {
        const text = readFileSync(join(src, layer, file), 'utf8');
        found.push(...findState(text).map((state) => `${layer}/${file}: ${state}`));
      }
    }
    expect(found.toSorted()).toEqual(CACHES);
  });
});

it.each([
  ['let worker: Worker | null = null;', ['worker: it can be set']],
  ['export const known = new Map<string, number>();', ['known: new Map can change']],
  ['const known = new WeakMap();', ['known: new WeakMap can change']],
  ['const known: ReadonlySet<object> = new WeakSet();', ['known: new WeakSet can change']],
  ['const state = { listeners: new Set() };', ['state: new Set can change']],
  ["const NAMES: ReadonlySet<string> = new Set(['a']);", []],
  ['const EMPTY: Look = { closed: new Set() };', []],
  ['function make() { const known = new Map(); return known; }', []],
  ['const make = () => new Map();', []],
])('the check of module variables finds what can change in %s', (text, expected) => {
  expect(findState(text)).toEqual(expected);
});
