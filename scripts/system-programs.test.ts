import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findProgram } from './system-programs.ts';

it('a program is found by the first name that is in any folder of the path', () => {
  const root = mkdtempSync(join(tmpdir(), 'tweakbench-path-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const [first = '', second = ''] = ['first', 'second'].map((name) => join(root, name));
  for (const folder of [first, second]) mkdirSync(folder);
  writeFileSync(join(first, 'firefox'), '');
  writeFileSync(join(second, 'firefox-esr'), '');
  const path = [first, second, join(root, 'none')].join(delimiter);
  expect(findProgram(['firefox-esr', 'firefox'], path)).toBe(join(second, 'firefox-esr'));
  expect(findProgram(['nightly', 'firefox'], path)).toBe(join(first, 'firefox'));
  expect(findProgram(['nightly'], path)).toBeNull();
});
