/** What docs/security.md says is limited, so that no measured input is missing there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../../docs/security.md');

/** The first cell of each row of the tables of limits. */
export function limitRows(): string[] {
  const [, text = ''] = readFileSync(FILE, 'utf8').split('\n## Limits of what comes in\n');
  const [section = ''] = text.split('\n## ');
  const cells = [...section.matchAll(/^\| (.+?) \|/gm)].map(([, cell = '']) => cell);
  return cells.filter((cell) => cell !== 'input' && !/^-+$/.test(cell));
}

/** The cases, each with the beginning of its row. Throws an Error if there is no such row. */
export function under<Case>(row: string, cases: readonly Case[]): Case[] {
  if (!limitRows().some((cell) => cell.startsWith(row)))
    throw new Error(`docs/security.md has no row that begins with “${row}” in its tables of limits`);
  return [...cases];
}
