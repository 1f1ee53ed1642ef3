// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { answeredRun, messageResult, outputReady, runOf } from '#run/testing/run-of.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ResultsPane } from './results-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

async function show(run: Run) {
  const { user } = renderPage(<ResultsPane />, { runs: [run] });
  return { user, search: await screen.findByRole('textbox', { name: 'Search results' }) };
}

const articles = () => screen.queryAllByRole('article').map((article) => article.getAttribute('aria-label'));

it('the search finds answers by their text, in their data and by the name of an output, in every view', async () => {
  const birds = (bird: string) => ({
    results: {},
    component_id: 'Birds-1',
    component_display_name: 'Birds',
    outputs: { dataframe: { message: [{ bird, count: 3 }], type: 'array' } },
  });
  const run = runOf({
    request: { inputs: [{ input_value: 'a' }, { input_value: 'b' }], stream: false },
    events: [
      [1, outputReady(0, messageResult('The heron waits.'))],
      [1, outputReady(0, birds('wren'), 1)],
      [2, { event: 'input-end', at: 1, input: 0 }],
      [3, outputReady(1, messageResult('The Wren sings.'))],
      [3, outputReady(1, birds('owl'), 1)],
      [4, { event: 'input-end', at: 1, input: 1 }],
    ],
  });
  const { user, search } = await show(run);
  const found = async (text: string) => {
    await user.clear(search);
    if (text !== '') await user.paste(text);
    return articles();
  };
  expect(await found('')).toHaveLength(4);
  expect(await found('wren')).toEqual(['Birds, Input 1', 'Chat Output, Input 2']);
  expect(screen.getByRole('article', { name: 'Chat Output, Input 2' }).textContent).toContain('The Wren sings.');
  expect(await found('heron')).toEqual(['Chat Output, Input 1']);
  expect(screen.queryByRole('region', { name: 'Input 2 answers' })).toBeNull();
  expect(await found('birds')).toEqual(['Birds, Input 1', 'Birds, Input 2']);
  await user.click(screen.getByRole('button', { name: 'Display' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Table' }));
  expect((await screen.findByRole('table', { name: 'Birds, Input 2' })).textContent).toContain('owl');
  expect(await found('penguin')).toEqual([]);
  expect(screen.getByText('No answer contains this text.')).toBeTruthy();
  expect(await found('')).toHaveLength(4);
});

it('the search finds answers by the notes of their input, and by the error of the whole run', async () => {
  const { user, search } = await show(answeredRun(['same', 'same']));
  await user.type(search, 'both inputs got');
  expect(
    screen.getAllByRole('region', { name: /answers$/ }).map((region) => region.getAttribute('aria-label')),
  ).toEqual(['Input 2 answers']);
  cleanup();
  const body = { detail: 'Error building Component Language Model: \n\nboom' };
  const failed = await show(
    runOf({ events: [[1, { event: 'input-error', at: 1, input: 0, error: { status: 500, body } }]] }),
  );
  await failed.user.type(failed.search, 'boom');
  expect(await screen.findByRole('alert', { name: 'Language Model stopped with an error' })).toBeTruthy();
  await failed.user.type(failed.search, 'x');
  expect(screen.getByText('No answer contains this text.')).toBeTruthy();
});
