// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useDraftValue } from '../../draft/use-draft.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { renderPage } from '../../testing/render-page.tsx';
import { RequestPane } from './request-pane.tsx';

afterEach(() => localStorage.clear());

// happy-dom has no fonts, which the textarea's autosize listens to.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

function Values() {
  const inputs = useDraftValue('inputs');
  return <output aria-label="values">{inputs.map(({ value }) => value).join(' ')}</output>;
}

it.each([
  ['first', 0, 1],
  ['last', 1, 0],
])(
  'two removed inputs come back to their positions, with the %s notice undone first',
  async (_which, first, second) => {
    const inputs = ['one', 'two', 'three'].map((value) => ({ id: value, value, components: [], type: 'any' as const }));
    const { user } = renderPage(
      <>
        <RequestPane />
        <NoticeList />
        <Values />
      </>,
      { draft: { inputs } },
    );
    for (const removed of ['one', 'two']) {
      await user.click(screen.getByRole('button', { name: 'Input 1 menu' }));
      await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
      expect(screen.getByText(`Input 1 removed: ${removed}`)).toBeDefined();
    }
    const undos = screen.getAllByRole('button', { name: 'Undo' });
    for (const position of [first, second]) await user.click(undos[position] ?? document.body);
    expect(screen.getByRole('status', { name: 'values' }).textContent).toBe('one two three');
  },
);
