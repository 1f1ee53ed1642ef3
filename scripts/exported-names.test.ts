/** An exported name has one meaning: no two files of the sources, or of what their tests share, export the same one. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** The names that the file declares and exports; a name that it passes on from another file is not its own. */
function exportedNames(text: string): Set<string> {
  const source = ts.createSourceFile('module.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  return new Set(source.statements.filter(isExported).flatMap(declaredNames));
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

/** "name: file, file" for each name that several files export. */
function namesExportedTwice(texts: ReadonlyMap<string, string>): string[] {
  const exporters = new Map<string, string[]>();
  for (const [file, text] of texts) {
    for (const name of exportedNames(text)) exporters.set(name, [...(exporters.get(name) ?? []), file]);
  }
  const twice = [...exporters].filter(([, files]) => files.length > 1);
  return twice.map(([name, files]) => `${name}: ${files.join(', ')}`).toSorted();
}

describe('exported names', () => {
  it('are exported by one file each', async () => {
    const names = await readdir(src, { recursive: true });
    const files = names.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name));
    expect(files.length).toBeGreaterThan(1000);
    expect(namesExportedTwice(new Map(files.map((file) => [file, readFileSync(join(src, file), 'utf8')])))).toEqual([]);
  });

  it('are told apart from names that are passed on, or not exported', () => {
    const own = 'export const a = 1, b = 2; export type C = 1; export interface D {}; export async function e() {}';
    expect(exportedNames(own)).toEqual(new Set(['a', 'b', 'C', 'D', 'e']));
    const other = "export { a } from './own.ts'; const b = 1; export class C {}";
    expect(namesExportedTwice(new Map(Object.entries({ own, other })))).toEqual(['C: own, other']);
  });
});
