// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Run, RunInputResult } from '#run/model/run.ts';
import { timedRun } from '#run/testing/timed-run.ts';
import {
  MODEL,
  MODEL_VALUES,
  receivedRow,
  runWithValues,
  sectionOf,
  showComponent,
} from '../../../testing/show-component.tsx';

afterEach(cleanup);

/** Before the model has ended. */
function unended(run: Run, changes: Partial<RunInputResult>): Run {
  const { events } = timedRun();
  const end = events.findIndex(({ event }) => event.event === 'component-end' && event.component === MODEL);
  const inputs = run.inputs.map((input) => ({ ...input, ...changes }));
  return { ...run, events: events.slice(0, end), inputs };
}

describe('a component without values yet', () => {
  it('shows the text as it arrives from a Langflow, and says when the values come', () => {
    const langflow = { ...runWithValues([]), address: 'http://langflow.test', status: 'running' as const };
    showComponent(unended(langflow, { status: 'running' }));
    expect(sectionOf('Gave').getByText('word word word word word')).toBeTruthy();
    expect(sectionOf('Gave').getByText(/^On a Langflow the values come when the run has ended/)).toBeTruthy();
  });

  it('says that the trace is being read', () => {
    showComponent({ ...runWithValues([]), isReadingTraces: true });
    expect(sectionOf('Received').getByText('reading the trace')).toBeTruthy();
  });
});

it('says who stopped it, and shows what came until then', () => {
  const stopped = { ...runWithValues([{ ...MODEL_VALUES, endMs: null, gave: null }]), status: 'stopped' as const };
  showComponent(unended(stopped, { status: 'stopped' }));
  expect(screen.getByText('Stopped by you')).toBeTruthy();
  expect(receivedRow('input_value').getByText('Greet Ada warmly')).toBeTruthy();
});

it('says that a frozen component did not run, and leads to it on the graph', async () => {
  const run = runWithValues([]);
  const frozen = { path: [MODEL, 'words'], component: MODEL, field: 'words', state: 'may-not-count' as const };
  const outcomes = [{ ...frozen, frozen: MODEL, answeredEarlier: true }];
  const inputs = run.inputs.map((input) => ({ ...input, outcomes }));
  const { user, addresses } = showComponent({ ...run, inputs });
  const notice = screen.getByText('Frozen: the flow used an earlier result, so it did not run');
  await user.click(within(notice).getByRole('button', { name: 'Show on the graph' }));
  expect(addresses.at(-1)).toMatch(/tweaks=graph/);
});

it('opens what was kept of a long value, and says how long it was', async () => {
  const run = runWithValues([{ ...MODEL_VALUES, received: { input_value: 'word '.repeat(10_000) } }]);
  const cut = [{ path: ['components', 0, 'received', 'input_value'], bytes: 212_000 }];
  const inputs = run.inputs.map((input) => ({ ...input, ...(input.values && { values: { ...input.values, cut } }) }));
  const { user } = showComponent({ ...run, inputs });
  expect(receivedRow('input_value').getByText('Kept: the first 50 kB of 212 kB.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show 50 kB of input_value' }));
  expect(await screen.findByRole('dialog', { name: 'input_value' })).toBeTruthy();
});

it('shows a record as a tree, and the first rows of a table', async () => {
  const pages = Array.from({ length: 61 }, (_, index) => ({ page: index + 1, heading: `Part ${index + 1}` }));
  const { user } = showComponent(
    runWithValues([{ ...MODEL_VALUES, received: {}, gave: { pages, facts: { a: [1] } } }]),
  );
  const table = within(screen.getByRole('table', { name: 'First rows of pages' }));
  expect(table.getAllByRole('row').slice(1)).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Show all 61 of pages' }));
  expect(screen.getByRole('table', { name: /^pages/ }).getAttribute('aria-rowcount')).toBe('62');
  const tree = within(screen.getByRole('tree', { name: 'Tree of facts' }));
  await user.click(tree.getByRole('treeitem', { name: /object/ }));
  expect(tree.getByRole('treeitem', { name: /^a/ })).toBeTruthy();
});
