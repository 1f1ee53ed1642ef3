// @vitest-environment happy-dom
import '../../testing/no-code-editor.ts';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { sendUiRequest } from '../../state/send-ui-request.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { TweaksPane } from './tweaks-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('shows the plan instead of the editor, and focuses a line of the text again', async () => {
  const { user } = renderPage(<TweaksPane views={{ plan: () => <p>The plan</p> }} />, {
    draft: { tweaksText: '{\n  "a": {\n}' },
  });
  await user.click(screen.getByRole('tab', { name: 'Request plan' }));
  expect(await screen.findByText('The plan')).toBeDefined();
  act(() => sendUiRequest('focus', { kind: 'tweaks', line: 2 }));
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Tweaks JSON' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(screen.queryByText('The plan')).toBeNull();
  expect(screen.getByRole('tab', { name: 'JSON', selected: true })).toBeDefined();
});
