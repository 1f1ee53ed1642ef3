// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, configure, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ResultData } from '#contract/run-response.ts';
import { inputEnd, outputReady, recordedResult, runOf } from '#run/testing/run-of.ts';
import { renderPage } from '../../testing/render-page.tsx';
import type { ErrorView } from './input-notes.tsx';
import { ResultsPane } from './results-pane.tsx';

configure({ asyncUtilTimeout: 10_000 });
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const NoError: ErrorView = () => null;

function show(...results: ResultData[]) {
  const request = { inputs: results.map((_, index) => ({ input_value: `question ${index}` })), stream: false };
  const events = results.flatMap((result, input) => [
    [1, outputReady(input, result)] as const,
    [2, inputEnd(input)] as const,
  ]);
  return renderPage(<ResultsPane loadErrorView={async () => NoError} />, { runs: [runOf({ request, events })] });
}

const first = () => screen.findByRole('article', { name: 'Chat Output, Input 1' });
const choice = (input: number) =>
  screen.getByRole<HTMLSelectElement>('combobox', { name: `View of Chat Output, Input ${input}` });

describe('the view of an output', () => {
  it('is chosen by what came', async () => {
    show(recordedResult('message'), recordedResult('data-node-selected'), {
      results: { odd: 7 },
      component_id: 'ChatOutput-o1',
      component_display_name: 'Chat Output',
    });
    await first();
    expect([choice(1).value, choice(2).value, choice(3).value]).toEqual(['answer', 'table', 'tree']);
    expect(screen.getByRole('table', { name: 'Chat Output, Input 2' })).toBeTruthy();
    const tree = screen.getByRole('tree', { name: 'Tree of Chat Output, Input 3' });
    expect(within(tree).getByRole('treeitem', { name: /odd/ }).textContent).toContain('7');
  });

  it('can be changed, holds for every output of the component, and is remembered', async () => {
    const page = show(recordedResult('message'), recordedResult('message'));
    await first();
    await page.user.selectOptions(choice(1), 'Raw');
    const raw = screen.getByRole('textbox', { name: 'Raw of Chat Output, Input 2' });
    expect(raw.getAttribute('aria-readonly')).toBe('true');
    page.unmount();
    show(recordedResult('message'));
    await first();
    expect(choice(1).value).toBe('raw');
  });

  it('falls back to what fits when the chosen one cannot show the result', async () => {
    localStorage.setItem('tweakbench.output-views', JSON.stringify([['flow-1 ChatOutput-o1', 'table']]));
    show(recordedResult('message'));
    await first();
    expect(choice(1).value).toBe('answer');
  });

  it('is not disturbed by nonsense in the browser’s storage', async () => {
    localStorage.setItem('tweakbench.output-views', '[["flow-1 ChatOutput-o1", "hologram"]');
    show(recordedResult('message'));
    await first();
    expect(choice(1).value).toBe('answer');
  });
});

describe('the tree of one output', () => {
  it('is open down to its text, and gives the way from the top of the reply', async () => {
    const { user } = show(recordedResult('message'), recordedResult('message'));
    await first();
    await user.selectOptions(choice(2), 'Tree');
    const tree = screen.getByRole('tree', { name: 'Tree of Chat Output, Input 2' });
    await user.click(within(tree).getByRole('treeitem', { name: /^text "hello/ }));
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(screen.getByRole('button', { name: 'Copy accessor in Chat Output, Input 2' }));
    expect(copied).toHaveBeenCalledWith('response.outputs[1].outputs[0].results.message.text');
  });

  it('opens and closes to a depth', async () => {
    const { user } = show(recordedResult('message'));
    await first();
    await user.selectOptions(choice(1), 'Tree');
    const tree = screen.getByRole('tree');
    const depth = screen.getByRole('combobox', { name: 'Open to depth in Chat Output, Input 1' });
    await user.selectOptions(depth, 'Close all');
    expect(within(tree).getAllByRole('treeitem')).toHaveLength(1);
    await user.selectOptions(depth, '1 level');
    expect(within(tree).getAllByRole('treeitem', { expanded: true })).toHaveLength(1);
    await user.selectOptions(depth, 'Open all');
    expect(within(tree).queryAllByRole('treeitem', { expanded: false })).toHaveLength(0);
  });
});

describe('a message', () => {
  it('says who sent it and shows its steps, each with the way to it', async () => {
    const { user } = show(recordedResult('message-with-content-blocks'));
    const article = await first();
    expect(within(article).getByText('From AI (Machine), made by Rich Maker')).toBeTruthy();
    await user.click(within(article).getByText('Agent Steps'));
    expect(within(article).getByText('calc')).toBeTruthy();
    expect(article.textContent).toContain('bad sum');
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(within(article).getByRole('button', { name: 'Accessor of calc 1 in Chat Output, Input 1' }));
    await user.click(within(article).getByRole('button', { name: /^Copy accessor in/ }));
    expect(copied).toHaveBeenCalledWith('response.outputs[0].outputs[0].results.message.content_blocks[0].contents[1]');
  });
});
