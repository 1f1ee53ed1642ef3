// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SHOWN_STATES, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { DraftInput } from '#run/model/request-draft.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { GraphView } from './graph-view.tsx';

beforeEach(() => {
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
});
afterEach(cleanup);

let setInputs: (inputs: DraftInput[]) => void;

function Probe() {
  const form = useDraftForm();
  setInputs = (inputs) => form.setValue('inputs', inputs);
  return null;
}

it('the graph shows all inputs again when the chosen one is removed', async () => {
  const [one, two] = ['one', 'two'].map((id): DraftInput => ({ id, value: id, components: [], type: 'any' }));
  if (!one || !two) throw new Error('no inputs');
  const { user } = renderPage(
    <>
      <Probe />
      <GraphView />
    </>,
    { draft: { inputs: [one, two] } },
  );
  const openMenu = () => user.click(screen.getByRole('button', { name: 'Graph display' }));
  await screen.findByRole('button', { name: 'Graph display' });
  await openMenu();
  await user.click(await screen.findByRole('menuitemradio', { name: 'Input 2' }));
  act(() => setInputs([one]));
  await openMenu();
  await screen.findByRole('menuitemradio', { name: 'List' });
  await waitFor(() => expect(screen.queryByRole('menuitemradio', { name: 'Input 2' })).toBeNull());
  act(() => setInputs([one, two]));
  expect(await screen.findByRole('menuitemradio', { name: 'All inputs', checked: true })).toBeTruthy();
});

it('the legend explains the mark of every state that a node can have', async () => {
  renderPage(<GraphView />);
  const marks = await screen.findByRole('list', { name: 'Marks on the graph' });
  const items = within(marks)
    .getAllByRole('listitem')
    .filter((item) => item.querySelector('[data-state]'));
  // A tweak that changes nothing leaves its node without a mark. In the order of every other list of states.
  const states = SHOWN_STATES.filter((state) => state !== 'no-op');
  expect(items.map(({ textContent }) => textContent)).toEqual(states.map((state) => STATE_LABELS[state]));
});
