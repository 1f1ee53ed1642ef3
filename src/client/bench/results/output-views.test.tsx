// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ResultData } from '#contract/run-response.ts';
import { inputEnd, outputReady, recordedResult, runOf } from '#run/testing/run-of.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { stubLayout } from '../../testing/stub-layout.ts';
import { ResultsPane } from './results-pane.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function show(...results: ResultData[]) {
  const request = { inputs: results.map((_, index) => ({ input_value: `question ${index}` })), stream: false };
  const events = results.flatMap((result, input) => [
    [1, outputReady(input, result)] as const,
    [2, inputEnd(input)] as const,
  ]);
  return renderPage(<ResultsPane />, { runs: [runOf({ request, events })] });
}

async function chooseDisplay(user: ReturnType<typeof show>['user'], name: string) {
  await user.click(screen.getByRole('button', { name: 'Display' }));
  await user.click(await screen.findByRole('menuitemradio', { name }));
}

const first = () => screen.findByRole('article', { name: 'Chat Output, Input 1' });
const choice = (input: number) =>
  screen.getByRole<HTMLSelectElement>('combobox', { name: `View of Chat Output, Input ${input}` });

describe('the view of an output', () => {
  it('depends on the result', async () => {
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

  it('says that the component marked its message as an error', async () => {
    show(recordedResult('message-with-error-flag'));
    expect((await first()).textContent).toContain('The component marked this message as an error.');
  });

  it('says in each view that the server truncated the result', async () => {
    const ready = { ...outputReady(0, recordedResult('message')), is_cut: true };
    const run = runOf({
      events: [
        [1, ready],
        [2, inputEnd(0)],
      ],
    });
    const page = renderPage(<ResultsPane />, { runs: [run] });
    const article = within(await first());
    expect(article.getByText(/^The server left a part of this result out/)).toBeTruthy();
    await page.user.selectOptions(choice(1), 'Tree');
    expect(article.getByText(/^The server left a part of this result out/)).toBeTruthy();
  });

  it('names the model that wrote the answer beside its component, under a name of its own', async () => {
    const end = { event: 'component-end', at: 1, input: 0, component: 'ChatInput-aaaaa', model: 'smollm2' } as const;
    const named = JSON.stringify(recordedResult('message')).replaceAll('"sender_name":"AI"', '"sender_name":"Robin"');
    const events = [[1, end] as const, [2, outputReady(0, JSON.parse(named))] as const, [3, inputEnd(0)] as const];
    renderPage(<ResultsPane />, { runs: [runOf({ events })] });
    expect(within(await first()).getByText(/Robin.* · written by Chat Input with smollm2/)).toBeTruthy();
  });

  it('can be changed, applies to all outputs of the component, and is remembered', async () => {
    const page = show(recordedResult('message'), recordedResult('message-markdown'));
    await first();
    await page.user.selectOptions(choice(1), 'Raw');
    const raw = screen.getByRole('textbox', { name: 'Raw of Chat Output, Input 2' });
    expect(raw.getAttribute('aria-readonly')).toBe('true');
    page.unmount();
    show(recordedResult('message'));
    await first();
    expect(choice(1).value).toBe('raw');
  });

  it('falls back to the default if the chosen view cannot show the result', async () => {
    localStorage.setItem('tweakbench.output-views', JSON.stringify([['flow-1 ChatOutput-o1', 'table']]));
    show(recordedResult('message'));
    await first();
    expect(choice(1).value).toBe('answer');
  });

  it('ignores invalid values in the browser’s storage', async () => {
    localStorage.setItem('tweakbench.output-views', '[["flow-1 ChatOutput-o1", "hologram"]');
    show(recordedResult('message'));
    await first();
    expect(choice(1).value).toBe('answer');
  });
});

describe('the tree of one output', () => {
  it('is expanded down to its text, with paths from the root of the reply', async () => {
    const { user } = show(recordedResult('message'), recordedResult('message-markdown'));
    await first();
    await user.selectOptions(choice(2), 'Tree');
    const tree = screen.getByRole('tree', { name: 'Tree of Chat Output, Input 2' });
    await user.click(within(tree).getByRole('treeitem', { name: /^text "# Title/ }));
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(screen.getByRole('button', { name: 'Copy accessor in Chat Output, Input 2' }));
    expect(copied).toHaveBeenCalledWith('response.outputs[1].outputs[0].results.message.text');
  });

  it('expands to a depth', async () => {
    const { user } = show(recordedResult('message'));
    await first();
    await user.selectOptions(choice(1), 'Tree');
    const tree = screen.getByRole('tree');
    const depth = screen.getByRole('combobox', { name: 'Depth in Chat Output, Input 1' });
    await user.selectOptions(depth, 'Depth: 1 level');
    expect(within(tree).getAllByRole('treeitem', { expanded: true })).toHaveLength(1);
    await user.selectOptions(depth, 'Depth: everything');
    expect(within(tree).queryAllByRole('treeitem', { expanded: false })).toHaveLength(0);
  });
});

describe('a message', () => {
  it('shows its steps, each with its accessor', async () => {
    const { user } = show(recordedResult('message-with-content-blocks'));
    const article = await first();
    expect(within(article).queryByText(/Sender/)).toBeNull();
    await user.click(within(article).getByText('Agent Steps'));
    expect(within(article).getByText('calc')).toBeTruthy();
    expect(article.textContent).toContain('bad sum');
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(within(article).getByRole('button', { name: 'Accessor of calc 1 in Chat Output, Input 1' }));
    await user.click(within(article).getByRole('button', { name: /^Copy accessor in/ }));
    expect(copied).toHaveBeenCalledWith('response.outputs[0].outputs[0].results.message.content_blocks[0].contents[1]');
  });

  it('shows its sender if that is not the AI, with accessors on demand', async () => {
    const text = JSON.stringify(recordedResult('message-with-content-blocks')).replaceAll(
      '"sender":"Machine"',
      '"sender":"User"',
    );
    const { user } = show(JSON.parse(text));
    const article = await first();
    const facts = () =>
      within(article).queryAllByRole('button', { name: /^Accessor of sender in/, hidden: true }).length;
    expect(facts()).toBe(0);
    await user.click(within(article).getByText('Sender: AI (User) · written by Rich Maker'));
    await waitFor(() => expect(facts()).toBeGreaterThan(0));
  });
});

describe('equal outputs', () => {
  it('are folded to one line until they are unfolded, one by one or all', async () => {
    const { user } = show(recordedResult('message'), recordedResult('message'));
    await first();
    const second = () => screen.getByRole('article', { name: 'Chat Output, Input 2' });
    expect(second().textContent).toContain('Same as for Input 1');
    expect(second().textContent).not.toContain('hello there');
    await user.click(screen.getByRole('button', { name: 'Show Chat Output, Input 2' }));
    expect(second().textContent).toContain('hello there');
    expect(document.activeElement).toBe(second());
  });
});

describe('the inputs', () => {
  it('are shown side by side, each with its question and its answers', async () => {
    const { user } = show(recordedResult('message'), recordedResult('message-markdown'));
    await first();
    await chooseDisplay(user, 'Side by side');
    const beside = within(screen.getByRole('group', { name: '2 inputs, side by side' }));
    expect(beside.getAllByRole('region').map((region) => region.getAttribute('aria-label'))).toEqual([
      'Input 1 answers',
      'Input 2 answers',
    ]);
    expect(beside.getByRole('article', { name: 'Chat Output, Input 2' })).toBeTruthy();
    expect(beside.getByText('question 1')).toBeTruthy();
  });

  it('are all shown as tables, or again as a list from an answer that is none', async () => {
    const { user } = show(recordedResult('message'), recordedResult('data-node-selected'));
    await first();
    await chooseDisplay(user, 'Table');
    expect(screen.getByRole('table', { name: 'Chat Output, Input 2' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'See Chat Output, Input 1 in the list' }));
    expect((await first()).textContent).toContain('hello there');
  });
});

describe('side by side', () => {
  it.each([
    [879, false],
    [880, true],
  ])('in a pane of %d px is offered: %s, and so is what was chosen when there was room', async (width, hasRoom) => {
    const resize = stubLayout(1_000);
    const { user } = show(recordedResult('message'), recordedResult('message-markdown'));
    await first();
    await chooseDisplay(user, 'Side by side');
    const beside = () => screen.queryByRole('group', { name: '2 inputs, side by side' });
    expect(beside()).not.toBeNull();
    act(() => resize(width));
    expect(beside() !== null).toBe(hasRoom);
    await user.click(screen.getByRole('button', { name: 'Display' }));
    const list = await screen.findByRole('menuitemradio', { name: 'List' });
    expect(list.getAttribute('aria-checked')).toBe(String(!hasRoom));
    expect(screen.queryByRole('menuitemradio', { name: 'Side by side' }) !== null).toBe(hasRoom);
  });
});

describe('one output of all inputs', () => {
  async function groupByOutput(...results: ResultData[]) {
    const page = show(...results);
    await first();
    const display = (name: string) => chooseDisplay(page.user, name);
    await display('Output');
    return { ...page, display };
  }

  it('is a table with a row per input, whose cells have accessors', async () => {
    const { user, display } = await groupByOutput(recordedResult('message'), recordedResult('message-markdown'));
    await display('Table');
    const table = screen.getByRole('table', { name: 'Chat Output, all inputs' });
    expect(within(table).getAllByRole('row')[1]?.textContent).toBe('1question 0hello there');
    await user.click(within(table).getByRole('cell', { name: 'hello there' }));
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(screen.getByRole('button', { name: 'Copy accessor in Chat Output, all inputs' }));
    expect(copied).toHaveBeenCalledWith('response.outputs[0].outputs[0].results.message.text');
  });

  it('is shown side by side, without folding', async () => {
    const { display } = await groupByOutput(recordedResult('message'), recordedResult('message'));
    await display('Side by side');
    const beside = screen.getByRole('group', { name: 'Chat Output of 2 inputs, side by side' });
    expect(within(beside).getAllByRole('article')).toHaveLength(2);
    expect(beside.textContent?.split('hello there')).toHaveLength(3);
  });
});
