/** An old Node gives a clear message: the check runs with the version of another one. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '..');
const check = readFileSync(resolve(root, 'scripts/build/check-node.js'), 'utf8');

/** Its output and exit code; nothing on a supported Node. */
function runOn(node: string): (string | number)[] {
  const said: (string | number)[] = [];
  const write = (text: string) => said.push(text);
  const exit = (code: number) => said.push(code);
  runInNewContext(check, { process: { versions: { node }, stderr: { write }, exit } });
  return said;
}

describe('the check of Node', () => {
  it.each([
    ['18.20.8', '20.19'],
    ['20.18.3', '20.19'],
    ['21.7.3', '22.12'],
    ['22.11.0', '22.12'],
  ])('refuses %s in one sentence', (node, needed) => {
    expect(runOn(node)).toEqual([`Tweakbench needs Node ${needed} or newer (this is ${node})\n`, 1]);
  });

  it.each(['20.19.0', '22.12.0', '24.0.0', '26.10.0', process.versions.node])('accepts %s', (node) => {
    expect(runOn(node)).toEqual([]);
  });

  it('matches package.json, and comes first in `npm start`', () => {
    const { engines, scripts } = z
      .looseObject({ engines: z.object({ node: z.string() }), scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')));
    expect(engines.node).toBe('^20.19.0 || >=22.12.0');
    expect(scripts.start).toMatch(/^node scripts\/build\/check-node\.js && /);
  });
});
