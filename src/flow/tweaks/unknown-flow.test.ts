import { expect, it } from 'vitest';
import { indexFlow } from '../index/index-flow.ts';
import { verdictLines } from '../testing/predict-request.ts';
import { smallFlow } from '../testing/small-flow.ts';

it('ignores every leaf for a flow that nobody knows, on a server that ignores tweaks', () => {
  const index = { ...indexFlow(smallFlow([])), isUnknown: true as const };
  const tweaks = { 'A-1': { f: 'x', g: 1 }, tone: 'calm', broken: null };
  expect(verdictLines(index, { tweaks })).toEqual([
    'A-1.f ignored server-ignores',
    'A-1.g ignored server-ignores',
    'tone ignored server-ignores',
    'broken ignored server-ignores',
  ]);
});
