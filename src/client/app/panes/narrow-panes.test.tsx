// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { NarrowPanes } from './narrow-panes.tsx';

afterEach(cleanup);

let showRun: (id: string) => void = () => undefined;

function Panes() {
  const [runId, setRunId] = useState<string | null>(null);
  showRun = setRunId;
  const none = { requestMark: null, tweaksMark: null, request: null, tweaks: null, results: null, history: null };
  return <NarrowPanes {...none} footer={null} runId={runId} />;
}

/** `hasBeenActive`: somebody has clicked, or pressed a key. */
function openRun(hasBeenActive: boolean) {
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive } });
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  onTestFinished(() => void vi.unstubAllGlobals());
  renderPage(<Panes />);
  act(() => showRun('run'));
  return screen.getByRole('tab', { name: 'Results', selected: true });
}

it('the focus moves to the tab of the results when a run hides the field that has it', () => {
  expect(openRun(true)).toBe(document.activeElement);
});

it('the focus stays at the top of a page that opens with a run', () => {
  openRun(false);
  expect(document.activeElement).toBe(document.body);
});
