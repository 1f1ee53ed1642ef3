// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { matchInputs } from '#run/compare/match-runs.ts';
import { ofBoth } from '#run/compare/run-pair.ts';
import { inputEnd, messageResult, outputReady, runOf } from '#run/testing/run-of.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ComparedAnswers } from './compared-answers.tsx';

afterEach(cleanup);

/** Shows two equal runs with these components as outputs. */
function show(components: readonly string[]) {
  const results = components.map((id) => ({
    ...messageResult('just the same'),
    component_id: id,
    component_display_name: id,
  }));
  const runs = ofBoth(['a', 'b'], (id) => ({
    ...runOf({ events: [...results.map((result, at) => [1, outputReady(0, result, at)] as const), [2, inputEnd(0)]] }),
    id,
  }));
  const [input] = matchInputs(runs);
  if (!input) throw new Error('The runs have no input');
  const { user } = renderPage(<ComparedAnswers runs={runs} input={input} layout="side" />);
  const article = (name: string) => screen.queryByRole('article', { name });
  return { user, article, region: (name: string) => within(screen.getByRole('region', { name })) };
}

it('equal answers are folded until somebody unfolds them', async () => {
  const { user, article, region } = show(['First', 'Second']);
  expect(region('First, Input 1').getByText('The same in A and B, 3 words')).toBeDefined();
  expect(article('First, Input 1, A')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show First, Input 1' }));
  expect(article('First, Input 1, A')?.textContent).toContain('just the same');
  expect(article('Second, Input 1, A')).toBeNull();
});

it('the only answer is shown although it is equal, with a note', () => {
  const { article, region } = show(['First']);
  expect(region('First, Input 1').getByRole('note').textContent).toBe('The same in A and B, 3 words');
  expect(article('First, Input 1, A')?.textContent).toContain('just the same');
  expect(article('First, Input 1, B')?.textContent).toContain('just the same');
});
