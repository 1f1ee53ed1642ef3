import { expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from './make-tweak-report.ts';
import type { ReportSubject } from './tweak-report.ts';

const subject: ReportSubject = {
  text: '',
  inputs: [{}],
  index: indexFlow(supportFlow),
  rules: tweakRulesFor({ version: '1.13.0' }),
};
const BROKEN = '\n{\n  "Summarizer": { "words": },\n  "Knowledge Search": { "top_k": 3 },\n  "tone": \n}';

it('the report keeps the rows of the last valid text while the text is broken, and marks only unchanged tweaks', () => {
  const valid = makeTweakReport({
    ...subject,
    text: '{ "Summarizer": { "words": 30 }, "Knowledge Search": { "top_k": 3 }, "tone": "x" }',
  });
  const broken = makeTweakReport({ ...subject, text: BROKEN }, valid);
  expect(broken).toMatchObject({ isBroken: true, isEmpty: false, problems: [{ line: 3 }, { line: 6 }] });
  expect(broken.rows.map(({ sent, span }) => [sent, span?.line])).toEqual([
    [{ kind: 'change', before: '25', after: '30' }, undefined],
    [{ kind: 'change', before: '4', after: '3' }, 4],
    [{ kind: 'change', before: expect.any(String), after: '"x"' }, undefined],
  ]);
  expect(broken.counts).toEqual(valid.counts);
});

it('the report has no rows for broken text that was never valid, or only for another flow', () => {
  expect(makeTweakReport({ ...subject, text: BROKEN }).rows).toEqual([]);
  const valid = makeTweakReport({ ...subject, text: '{"tone": "x"}' });
  expect(makeTweakReport({ ...subject, text: BROKEN, index: indexFlow(supportFlow) }, valid).rows).toEqual([]);
});
