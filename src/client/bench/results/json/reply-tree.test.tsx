// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inputEnd, outputReady, runOf } from '#run/testing/run-of.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { stubLayout } from '../../../testing/stub-layout.ts';
import { windowSizeForEachTest } from '../../../testing/window-size.ts';
import { ResultsPane } from '../results-pane.tsx';

const DATA = { town: 'Ghent', streets: [{ name: 'Korenlei', trees: 12 }, { name: 'Graslei' }], empty: [] };

async function open() {
  const result = {
    results: {},
    outputs: { data: { message: DATA, type: 'object' } },
    component_display_name: 'Town',
    component_id: 'Town-1',
  };
  const run = runOf({
    request: { inputs: [{ input_value: 'a' }], session_id: 's', stream: false },
    events: [
      [1, outputReady(0, result)],
      [2, inputEnd(0)],
    ],
  });
  const { user } = renderPage(<ResultsPane />, {
    runs: [run],
    search: 'view=json',
  });
  const tree = await screen.findByRole('tree', { name: 'Response tree' });
  const items = () => within(tree).getAllByRole('treeitem');
  const at = (level: number) => items().filter((item) => item.getAttribute('aria-level') === String(level)).length;
  const depth = screen.getByRole('combobox', { name: 'Depth' });
  return {
    user,
    tree,
    items,
    at,
    depth,
    closed: () => items().filter((item) => item.getAttribute('aria-expanded') === 'false').length,
    expandTo: (choice: string) => user.selectOptions(depth, choice),
    selected: () => within(tree).getByRole('treeitem', { selected: true }),
  };
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the tree of a reply', () => {
  it('finds keys and values, counts them, and moves from one to the next', async () => {
    const { user, selected } = await open();
    const find = screen.getByRole('textbox', { name: 'Find a key or value' });
    const search = async (text: string) => {
      await user.clear(find);
      await user.type(find, text);
    };
    await search('LEI');
    await screen.findByText('1 of 2');
    expect(selected().textContent).toBe('name"Korenlei"');
    await user.keyboard('{Enter}');
    await screen.findByText('2 of 2');
    expect(selected().textContent).toBe('name"Graslei"');
    expect(screen.getByText('response.outputs[0].outputs[0].outputs.data.message.streets[1].name')).toBeTruthy();
    // Past the end to the first, and back.
    await user.keyboard('{Enter}');
    expect(selected().textContent).toBe('name"Korenlei"');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(selected().textContent).toBe('name"Graslei"');
    await search('trees');
    await screen.findByText('1 of 1');
    expect(selected().textContent).toBe('trees12');
    await search('canal');
    await screen.findByText('nothing found');
  });

  it('expands to the answers, to one level, or everything', async () => {
    const { at, closed, expandTo, tree } = await open();
    const isThere = (name: string) => within(tree).queryByRole('treeitem', { name }) !== null;
    expect(isThere('town "Ghent"')).toBe(true);
    expect(isThere('name "Graslei"')).toBe(false);
    await expandTo('Depth: 1 level');
    expect([at(2), at(3)]).toEqual([2, 0]);
    await expandTo('Depth: everything');
    expect(isThere('name "Graslei"')).toBe(true);
    expect(closed()).toBe(0);
    await expandTo('Depth: answers');
    expect([isThere('town "Ghent"'), isThere('name "Graslei"')]).toEqual([true, false]);
  });

  it('is used by keyboard', async () => {
    const { user, depth, expandTo, selected, tree } = await open();
    await expandTo('Depth: 1 level');
    depth.focus();
    tree.focus();
    await user.keyboard('{Home}');
    expect(selected().getAttribute('aria-level')).toBe('1');
    await user.keyboard('{ArrowLeft}');
    expect(selected().getAttribute('aria-expanded')).toBe('false');
    await user.keyboard('{ArrowRight}');
    expect(selected().getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{ArrowRight}');
    expect(selected().textContent).toMatch(/^session_id/);
    await user.keyboard('{ArrowDown}');
    expect(selected().textContent).toMatch(/^outputs/);
    await user.keyboard('{Enter}');
    expect(selected().getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{End}');
    expect(selected().textContent).toMatch(/^0/);
    expect(selected().getAttribute('aria-level')).toBe('3');
    expect(screen.getByText('response.outputs[0]')).toBeTruthy();
    // The first key goes to the parent, the second collapses it.
    await user.keyboard('{ArrowLeft}');
    expect(selected().textContent).toMatch(/^outputs/);
    await user.keyboard('{ArrowLeft}');
    expect(selected().getAttribute('aria-expanded')).toBe('false');
    await user.keyboard(' ');
    expect(selected().getAttribute('aria-expanded')).toBe('true');
    // The focused line is announced to screen readers.
    expect(tree.getAttribute('aria-activedescendant')).toBe(selected().id);
  });
});

it('the tree stays as it was scrolled while something covers it, and shows its selected line when it gets lower', async () => {
  const tell = stubLayout(900);
  const { tree } = await open();
  const setHeight = (value: number) => {
    Object.defineProperty(tree, 'clientHeight', { value, configurable: true });
    act(() => tell(900));
  };
  setHeight(100);
  tree.scrollTop = 3;
  setHeight(0);
  setHeight(100);
  expect(tree.scrollTop).toBe(3);
  setHeight(50);
  expect(tree.scrollTop).toBeGreaterThan(3);
});

describe('in a narrow window', () => {
  windowSizeForEachTest(390, 844);

  it('the accessor of a value opens as a sheet, and Escape gives the focus back', async () => {
    const { user, tree } = await open();
    await user.click(within(tree).getByRole('treeitem', { name: 'town "Ghent"' }));
    expect(screen.queryByRole('button', { name: 'Copy accessor' })).toBeNull();
    const button = screen.getByRole('button', { name: 'Accessor' });
    await user.click(button);
    const sheet = within(await screen.findByRole('dialog', { name: 'Selected value' }));
    expect(sheet.getByText('response.outputs[0].outputs[0].outputs.data.message.town')).toBeTruthy();
    expect(sheet.getByRole('button', { name: 'Copy accessor' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(button);
  });
});
