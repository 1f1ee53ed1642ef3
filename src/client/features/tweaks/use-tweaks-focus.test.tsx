// @vitest-environment happy-dom
import { act, cleanup, configure, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { focusField } from '../../navigation/focus-field.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { TweaksPane } from './tweaks-pane.tsx';

// The code editor needs a canvas; without it the pane falls back to its plain text area.
vi.mock('../../monaco/monaco.ts', () => {
  throw new Error('not in this environment');
});

configure({ asyncUtilTimeout: 10_000 });
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

it('shows the plan in the editor’s place, and leads back to a line of the text', async () => {
  const { user } = renderPage(<TweaksPane renderPlan={() => <p>The plan</p>} />, {
    draft: { tweaksText: '{\n  "a": {\n}' },
  });
  await user.click(screen.getByRole('tab', { name: 'Request plan' }));
  expect(await screen.findByText('The plan')).toBeDefined();
  act(() => focusField({ kind: 'tweaks', line: 2 }));
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Tweaks JSON' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(screen.queryByText('The plan')).toBeNull();
  expect(screen.getByRole('tab', { name: 'JSON', selected: true })).toBeDefined();
});
