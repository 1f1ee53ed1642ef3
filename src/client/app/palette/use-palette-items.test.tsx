// @vitest-environment happy-dom
import { cleanup, waitFor } from '@testing-library/react';
import { type ReactNode, useEffect, useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { type SmallComponent, smallFlow } from '#flow/testing/small-flow.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import type { PaletteItem } from './palette-item.ts';
import { usePaletteItems } from './use-palette-items.ts';

afterEach(cleanup);

function Probe({ onItems }: { onItems: (items: readonly PaletteItem[]) => void }) {
  onItems(usePaletteItems([]).filter(({ group }) => group === 'Tweak a field'));
  return null;
}

function InsideProbe({ onItems }: { onItems: (items: readonly PaletteItem[]) => void }) {
  onItems(usePaletteItems([]).filter(({ label }) => label.startsWith('Look inside')));
  return null;
}

/** Renders its children a moment later: the palette opens after the draft was filled. */
function Later({ children }: { children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => setIsOpen(true), []);
  return isOpen && children;
}

function fieldItems(components: readonly SmallComponent[], tweaksText = '{}') {
  const flow = smallFlow(components);
  let items: readonly PaletteItem[] = [];
  const keep = (offered: readonly PaletteItem[]) => {
    items = offered;
  };
  const detail = { ...sampleDetail, flow, index: indexFlow(flow) };
  renderPage(
    <Later>
      <Probe onItems={keep} />
    </Later>,
    { flow: detail, draft: { tweaksText } },
  );
  return items;
}

it('the palette offers only fields that a tweak can change', () => {
  const items = fieldItems([
    { id: 'Model-1', name: 'Model', fields: { words: 6, tools: { type: 'other' }, code: { type: 'code' } } },
  ]);
  expect(items.map(({ label }) => label)).toEqual(['Set words']);
});

it.each([
  ['by id', '{"Model-1": {"words": 9}}', 'now 6 → 9'],
  ['by display name', '{"Model": {"words": 9}}', 'now 6 → 9'],
  ['of another field', '{"Model-1": {"tone": 9}}', 'flow value 6'],
  ['in broken text', '{"Model-1": {"words": 9', 'flow value 6'],
])('the palette shows the tweak of a field: %s', (_case, tweaksText, note) => {
  const items = fieldItems([{ id: 'Model-1', name: 'Model', fields: { words: 6 } }], tweaksText);
  expect(items.map((item) => item.note)).toEqual([`Model, ${note}`]);
});

it('the palette shows no tweak for a field with a name that objects inherit', () => {
  const items = fieldItems([{ id: 'Model-1', name: 'Model', fields: { constructor: 'x' } }], '{"Model-1": {}}');
  expect(items.map((item) => item.note)).toEqual(['Model, flow value "x"']);
});

it('the palette shows a tweak by a shared name only for the component that gets it', () => {
  const parts = ['Part-1', 'Part-2'].map((id) => ({ id, name: 'Part', fields: { words: 6 } }));
  const items = fieldItems(parts, '{"Part": {"words": 9}}');
  expect(items.map((item) => item.note)).toEqual(['Part 1, flow value 6', 'Part 2, now 6 → 9']);
});

it('the palette looks inside a component of the shown run', async () => {
  const seen: (readonly PaletteItem[])[] = [];
  const note = (items: readonly PaletteItem[]) => void seen.push(items);
  const { addresses } = renderPage(<InsideProbe onItems={note} />, { runs: [answeredRun(['fine'])] });
  expect(seen.at(-1)?.map(({ label }) => label)).toEqual([
    'Look inside Chat Input',
    'Look inside Language Model',
    'Look inside Chat Output',
  ]);
  seen.at(-1)?.[1]?.run();
  await waitFor(() => expect(addresses.at(-1)).toMatch(/view=inside/));
  expect(addresses.at(-1)).toContain('component=Model-m1');
  cleanup();
  seen.length = 0;
  renderPage(<InsideProbe onItems={note} />);
  expect(seen.at(-1)).toEqual([]);
});
