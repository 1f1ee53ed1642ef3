// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { RunError } from '#run/model/run-error.ts';
import { runOf } from '#run/testing/run-of.ts';
import { useDraftValue } from '../../../draft/use-draft.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { RunErrorView } from './run-error-view.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const TWEAKS = '{\n  // mine\n  "Language Model": { "words": 3 }\n}';

function Tweaks() {
  return <output aria-label="tweaks">{useDraftValue('tweaksText')}</output>;
}

it('the error offers to run without the tweaks that only the owner may send, and leaves them in the editor', async () => {
  const sent = vi.fn<typeof fetch>(async () => Response.json({ detail: 'No' }, { status: 404 }));
  vi.stubGlobal('fetch', sent);
  const error: RunError = { status: 404, raw: '', requestIndex: 0, elapsedMs: 23, kind: 'owner-only' };
  const run = runOf({ request: { inputs: [{ input_value: 'hi' }], tweaks: { words: 3 } }, error });
  const { user } = renderPage(
    <>
      <RunErrorView error={error} run={run} input={null} />
      <Tweaks />
    </>,
    { runs: [run], draft: { tweaksText: TWEAKS } },
  );
  const alert = await screen.findByRole('alert', { name: 'Only the owner may send tweaks to this flow' });
  expect(alert.textContent).not.toContain('deleted');
  await user.click(screen.getByRole('button', { name: 'Run without tweaks' }));
  const bodies = () => sent.mock.calls.filter(([url]) => String(url).includes('/run/')).map(([, init]) => init?.body);
  await waitFor(() => expect(bodies()).toHaveLength(1));
  expect(JSON.parse(String(bodies()[0])).tweaks ?? {}).toEqual({});
  expect(screen.getByRole('status', { name: 'tweaks' }).textContent).toBe(TWEAKS);
  // Wait until the run is saved, because the next test has no such server.
  const saved = [expect.stringContaining('/workspace/v1/runs/'), expect.objectContaining({ method: 'PUT' })] as const;
  await waitFor(() => expect(sent).toHaveBeenCalledWith(...saved));
});
