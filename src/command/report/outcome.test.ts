import { describe, expect, it } from 'vitest';
import { outcomeOf, type TestsEnd } from './outcome.ts';

const end = (more: Partial<TestsEnd>, failed = 0, broken = 0, notRun = 0): TestsEnd => ({
  tally: { cells: 20, passed: 20 - failed - broken - notRun, answered: 0, failed, broken, notRun },
  own: { cells: 20, passed: 0, answered: 0, failed: 0, broken: 0, notRun },
  endedBy: 'end',
  server: 'http://a.test',
  minPassRate: null,
  baseline: null,
  exitsZero: false,
  ...more,
});

describe('outcomeOf', () => {
  it.each<[string, TestsEnd, number, string]>([
    ['all passed', end({}), 0, 'Passed: all 20 cells passed'],
    [
      'one cell',
      end({ tally: { cells: 1, passed: 1, answered: 0, failed: 0, broken: 0, notRun: 0 } }),
      0,
      'Passed: the only cell passed',
    ],
    [
      'some without checks',
      end({ tally: { cells: 9, passed: 6, answered: 3, failed: 0, broken: 0, notRun: 0 } }),
      0,
      'Passed: all 6 cells passed, 3 more answered without checks',
    ],
    [
      'none with checks',
      end({ tally: { cells: 3, passed: 0, answered: 3, failed: 0, broken: 0, notRun: 0 }, minPassRate: 100 }),
      0,
      'Passed: 3 cells answered, without checks',
    ],
    [
      'a rate, in which cells without checks do not count',
      end({ tally: { cells: 9, passed: 3, answered: 3, failed: 3, broken: 0, notRun: 0 }, minPassRate: 60 }),
      1,
      'Failed: 3 of 6 cells passed (50 %), but 60 % are needed',
    ],
    ['some failed', end({}, 2, 1), 1, 'Failed: 2 failed and 1 broken of 20 cells'],
    ['only broken ones', end({}, 0, 1), 1, 'Failed: 1 broken of 20 cells'],
    ['--exit-zero', end({ exitsZero: true }, 2), 0, 'Failed: 2 failed of 20 cells (--exit-zero)'],
    ['stopped', end({ endedBy: 'stop', exitsZero: true }, 1, 0, 12), 130, 'Stopped: 8 of 20 cells ran'],
    [
      'stopped, with cells of earlier results',
      end({ endedBy: 'stop', own: { cells: 3, passed: 0, answered: 0, failed: 0, broken: 0, notRun: 2 } }, 1, 0, 2),
      130,
      'Stopped: 1 of 3 cells ran',
    ],
    ['cells that earlier results did not run either', end({}, 0, 0, 12), 0, 'Passed: 8 cells passed, 12 not run'],
    [
      'a server that went away',
      end({ endedBy: 'server-gone', exitsZero: true }, 0, 1, 12),
      3,
      'http://a.test no longer answers: 8 of 20 cells ran. Start it again and run the rest with --failed RESULTS.json',
    ],
    ['--bail', end({ endedBy: 'bail' }, 1, 0, 12), 1, 'Failed: 1 failed of 20 cells. 8 of 20 cells ran (--bail)'],
    [
      'a rate that is enough',
      end({ minPassRate: 90 }, 2),
      0,
      'Passed: 18 of 20 cells passed (90 %), at least 90 % are needed. 2 failed of 20 cells',
    ],
    [
      'a rate that is not',
      end({ minPassRate: 90.5 }, 2),
      1,
      'Failed: 18 of 20 cells passed (90 %), but 90.5 % are needed',
    ],
    [
      'failures that the baseline has too',
      end({ baseline: { regressed: [], tolerance: 0 } }, 2),
      0,
      'Passed: nothing that passed in the baseline fails now. 2 failed of 20 cells',
    ],
    [
      'a regression',
      end({ baseline: { regressed: ['a · Flow'], tolerance: 0 } }, 2),
      1,
      'Failed: 1 cell passed in the baseline and does not now (a · Flow)',
    ],
    [
      'more regressions than accepted',
      end({ baseline: { regressed: ['a', 'b', 'c', 'd', 'e'], tolerance: 4 } }, 5),
      1,
      'Failed: 5 cells passed in the baseline and do not now (a, b, c and 2 more)',
    ],
    [
      'an accepted regression',
      end({ baseline: { regressed: ['a'], tolerance: 1 } }, 1),
      0,
      'Passed: 1 cell passed in the baseline and does not now (a), 1 accepted. 1 failed of 20 cells',
    ],
    [
      'names that would end the line',
      end({ baseline: { regressed: ['a\n::error::b'], tolerance: 0 } }, 1),
      1,
      'Failed: 1 cell passed in the baseline and does not now (a⏎::error::b)',
    ],
    [
      'both gates',
      end({ minPassRate: 99, baseline: { regressed: ['a'], tolerance: 0 } }, 1),
      1,
      'Failed: 19 of 20 cells passed (95 %), but 99 % are needed; 1 cell passed in the baseline and does not now (a)',
    ],
  ])('says how the tests ended: %s', (_, given, code, line) => {
    expect(outcomeOf(given)).toEqual({ code, line });
  });
});
