import { expect, it } from 'vitest';
import { findOrInstall, type Machine } from './find-or-install.ts';

const webKit = { name: 'WebKitGTK', programs: [['driver', 'old-driver'], ['xvfb']], packages: ['webkit', 'xvfb'] };

interface Has {
  programs: string[];
  canInstall?: boolean;
  /** What an installation adds; null when it fails. */
  brings?: string[] | null;
}

function findOn({ programs, canInstall = false, brings = null }: Has) {
  const present = new Set(programs);
  const lines: string[] = [];
  const installed: string[] = [];
  const machine: Machine = {
    find: (names) => names.find((name) => present.has(name)) ?? null,
    canInstall: () => canInstall,
    install: (packages) => {
      installed.push(...packages);
      for (const program of brings ?? []) present.add(program);
      return brings !== null;
    },
    say: (line) => lines.push(line),
  };
  return { found: findOrInstall(webKit, machine), lines, installed };
}

it('a program that is installed is found by any of its names, without a message', () => {
  const { found, lines, installed } = findOn({ programs: ['xvfb', 'old-driver'], canInstall: true });
  expect(found).toEqual(['old-driver', 'xvfb']);
  expect([lines, installed]).toEqual([[], []]);
});

it('a missing program is installed, with a message', () => {
  const { found, lines, installed } = findOn({ programs: ['xvfb'], canInstall: true, brings: ['driver'] });
  expect(found).toEqual(['driver', 'xvfb']);
  expect(installed).toEqual(['webkit', 'xvfb']);
  expect(lines).toEqual(['WebKitGTK is not installed: installing it (apt-get install -y webkit xvfb)']);
});

it.each<[string, Has, RegExp, number]>([
  ['where it may not install', { programs: ['driver'] }, /^WebKitGTK skipped: .* only root on Debian/, 1],
  ['where installing fails', { programs: [], canInstall: true }, /^WebKitGTK skipped: it could not be/, 2],
  [
    'when the installed packages do not contain it',
    { programs: [], canInstall: true, brings: ['driver'] },
    /^WebKitGTK skipped: it could not be/,
    2,
  ],
])('a check is skipped with one line: %s', (_, has, line, lines) => {
  const result = findOn(has);
  expect(result.found).toBeNull();
  expect(result.lines).toHaveLength(lines);
  expect(result.lines.at(-1)).toMatch(line);
});
