// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { usePaletteItems } from './use-palette-items.ts';

afterEach(cleanup);

function Probe({ onLabels }: { onLabels: (labels: string[]) => void }) {
  onLabels(usePaletteItems([]).flatMap(({ group, label }) => (group === 'Tweak a field' ? [label] : [])));
  return null;
}

it('offers only fields that a tweak can change', () => {
  const flow = smallFlow([
    { id: 'Model-1', name: 'Model', fields: { words: 6, tools: { type: 'other' }, code: { type: 'code' } } },
  ]);
  let labels: string[] = [];
  const keep = (offered: string[]) => {
    labels = offered;
  };
  renderPage(<Probe onLabels={keep} />, { flow: { ...sampleDetail, flow, index: indexFlow(flow) } });
  expect(labels).toEqual(['Set words']);
});
