// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { writePresentation } from '#run/present/presentation-file.ts';
import { sampleDraft, sampleIndex } from '#run/testing/sample-run.ts';
import { isPresentationFile } from './use-open-presentation.ts';

const { text } = writePresentation(
  { flow: { id: 'flow-1', name: 'Support reply' }, draft: sampleDraft(), knobs: [] },
  sampleIndex,
);

it.each([
  ['support-reply.presentation.json', text, true],
  ['support-reply.presentation (1).json', text, true],
  ['talk', text, true],
  ['support-reply.presentation.json', '{"name": "A flow", "data": {"nodes": []}}', false],
])('tells %j by what is in it', async (name, content, isOne) => {
  expect(await isPresentationFile(new File([content], name))).toBe(isOne);
});
