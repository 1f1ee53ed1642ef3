import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { everyState, supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { arrangeReportRows, nextSort, type ReportView, TEXT_ORDER, WHOLE_REPORT } from './report-view.ts';

const { rows } = makeTweakReport({
  text: everyState,
  inputs: [{}],
  index: indexFlow(supportFlow),
  rules: tweakRulesFor({ version: '1.13.0' }),
});
const lines = (view: Partial<ReportView>) =>
  arrangeReportRows(rows, { ...WHOLE_REPORT, ...view }).map(({ span }) => span?.line);

describe('arrangeReportRows', () => {
  it('gives the whole report in the order of the text', () => {
    expect(arrangeReportRows(rows, WHOLE_REPORT)).toBe(rows);
  });

  it.each<[Partial<ReportView>, number[]]>([
    [{ show: 'problems' }, [7, 8, 9, 10, 11]],
    [{ show: 'overridden' }, [10, 11]],
    [{ show: 'differs' }, []],
    [{ text: 'tone' }, [11, 12]],
    [{ text: 'LANGUAGE b2lxt' }, [3, 4]],
    [{ text: 'ignored' }, [7]],
    [{ text: '0.9' }, [3]],
    [{ text: 'protected run' }, [9]],
    [{ text: 'nothing like it' }, []],
    [{ show: 'applied', text: 'search' }, [6]],
  ])('filters by %o', (view, expected) => {
    expect(lines(view)).toEqual(expected);
  });

  it.each<[ReportView['sort'], number[]]>([
    [{ column: 'line', isDescending: true }, [12, 11, 10, 9, 8, 7, 6, 4, 3]],
    [{ column: 'state', isDescending: false }, [9, 7, 10, 11, 8, 3, 6, 12, 4]],
    [{ column: 'state', isDescending: true }, [4, 3, 6, 12, 8, 10, 11, 7, 9]],
    [{ column: 'name', isDescending: false }, [10, 12, 6, 8, 4, 3, 9, 11, 7]],
    [{ column: 'why', isDescending: false }, [8, 3, 6, 10, 11, 7, 9, 4, 12]],
  ])('sorts by %o', (sort, expected) => {
    expect(lines({ sort })).toEqual(expected);
  });
});

it('a column is sorted ascending, descending, and back to the order of the text', () => {
  const up = nextSort(TEXT_ORDER, 'state');
  const down = nextSort(up, 'state');
  expect([up, down]).toEqual([
    { column: 'state', isDescending: false },
    { column: 'state', isDescending: true },
  ]);
  expect(nextSort(down, 'state')).toEqual(TEXT_ORDER);
});
