// @vitest-environment happy-dom
import '../../testing/no-code-editor.ts';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { TweaksPane } from './tweaks-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('the text takes the focus once, also if the request came before the pane was there', async () => {
  sendUiRequest('focus', { kind: 'tweaks', line: 2 });
  renderPage(<TweaksPane />, { draft: { tweaksText: '{\n  "a": {\n}' } });
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Tweaks JSON' });
  expect(document.activeElement).toBe(field);
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('  "a": {');
  act(() => field.blur());
  fireEvent.input(field, { target: { value: '{}' } });
  await waitFor(() => expect(useUiState.getState().requests.focus).toBeNull());
  expect(document.activeElement).toBe(document.body);
});

it('the bench leaves a request for the pane of a dialog to that pane', () => {
  const request = { kind: 'tweaks', line: 2, document: 'variant' } as const;
  renderPage(<TweaksPane />, { draft: { tweaksText: '{}' } });
  act(() => sendUiRequest('focus', request));
  expect(useUiState.getState().requests.focus).toBe(request);
  expect(document.activeElement).toBe(document.body);
});

it('a line of the text takes the focus again after the graph was shown instead of the editor', async () => {
  const { user } = renderPage(<TweaksPane views={{ graph: () => <p>The graph</p> }} />, {
    draft: { tweaksText: '{\n  "a": {\n}' },
  });
  await user.click(screen.getByRole('tab', { name: 'Graph' }));
  expect(await screen.findByText('The graph')).toBeDefined();
  act(() => sendUiRequest('focus', { kind: 'tweaks', line: 2 }));
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Tweaks JSON' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(screen.queryByText('The graph')).toBeNull();
  expect(screen.getByRole('tab', { name: 'JSON', selected: true })).toBeDefined();
});

it.each(['plan', 'variables', 'toString'])('a link with the tab %s, which does not exist, opens the JSON', (tab) => {
  renderPage(<TweaksPane />, { search: `tweaks=${tab}` });
  expect(screen.getByRole('tab', { name: 'JSON', selected: true })).toBeDefined();
});
