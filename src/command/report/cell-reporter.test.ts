import { describe, expect, it } from 'vitest';
import { caseOf, resultOf, suiteOf } from '#tests/testing/suite-of.ts';
import type { Screen } from '../terminal/command-ports.ts';
import { createStyle } from '../terminal/style.ts';
import { createReporter, type ReporterName } from './cell-reporter.ts';

function report(name: ReporterName, isTerminal: boolean): string {
  const written: string[] = [];
  const screen: Screen = { write: (text) => written.push(text), isTerminal, columns: 60 };
  const reporter = createReporter(name, screen, createStyle(screen, { NO_COLOR: '1' }), screen, () => 0);
  const [variant] = suiteOf().variants;
  if (!variant) throw new Error('No variant');
  reporter.begin('Suite', 2);
  reporter.start({ testCase: caseOf(), variant, repeat: 1 });
  reporter.result(resultOf(), null);
  const bye = { case: 'bye', variant: 'A', repeat: 2, why: 'Not\nright.', timeMs: null };
  reporter.result(resultOf({ ...bye, state: 'failed' }), null);
  reporter.end();
  return written.join('');
}

describe('what is printed while cells run', () => {
  it('is a line for each cell where the output is no terminal', () => {
    expect(report('list', false)).toBe(
      'Suite\n✓ greeting · Flow: answered, no checks  812 ms\n✗ bye · A (2): Not⏎right.\n',
    );
  });

  it('says every five seconds how far the run is, and always how long a server asks to wait', () => {
    const [output, errors]: [string[], string[]] = [[], []];
    const screen: Screen = { write: (text) => output.push(text), isTerminal: false, columns: 60 };
    let now = 0;
    const told = { write: (text: string) => errors.push(text) };
    const reporter = createReporter('dot', screen, createStyle(screen, { NO_COLOR: '1' }), told, () => now);
    reporter.begin('Suite', 40_000);
    for (let count = 0; count < 12_000; count += 1) {
      now += 5;
      reporter.result(resultOf(count < 3 ? { state: 'broken' } : {}), null);
    }
    expect(errors).toHaveLength(12);
    expect(errors.at(-1)).toBe('12,000 of 40,000, 3 broken, about 2 min left\n');
    const why = `429: Model failed (${'The model server limits the rate. '.repeat(9)}It asks to wait 1 second. It says: no)`;
    const list = createReporter('list', screen, createStyle(screen, { NO_COLOR: '1' }), told, () => now);
    list.result(resultOf({ state: 'broken', why }), 500);
    expect(output.at(-1)).toMatch(/… \(asks to wait 500 ms\) {2}812 ms\n$/);
  });

  it('is one line on a terminal, which is overwritten, and a line for each cell that did not pass', () => {
    const shown = report('list', true).split('\r\x1b[2K');
    expect(shown[0]).toBe('Suite\n');
    expect(shown[1]).toBe('0 of 2 · greeting · Flow');
    expect(shown).toContain('✗ bye · A (2): Not⏎right.\n');
    expect(shown.at(-2)).toBe('2 of 2, 1 not passed · greeting · Flow');
    expect(shown.at(-1)).toBe('');
  });

  it('is a mark for each cell, or nothing before the results as JSON', () => {
    expect(report('dot', false)).toBe('Suite\n.F\n');
    expect(report('json', true)).toBe('');
  });
});
