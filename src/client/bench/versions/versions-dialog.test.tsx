// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { startVersionsServer, VERSIONED_FLOW, VERSIONED_PROMPT } from '#run/testing/versions-server.ts';
import { parseFlowDetail } from '../../shell/api/parse-flows.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

async function open(part: 'list' | 'make', options: { hasVersions?: boolean; tweaks?: object } = {}) {
  const langflow = await startVersionsServer(options);
  onTestFinished(() => langflow.close());
  langflow.edit('Old prices.');
  langflow.save('before prices');
  langflow.edit('New prices, with tax.');
  const { id } = VERSIONED_FLOW;
  const flow = parseFlowDetail(await (await fetch(`${langflow.url}${endpoints.flow(id)}`)).json(), id);
  return {
    langflow,
    show: () =>
      renderPage(<VersionsDialog part={part} onClose={() => undefined} />, {
        flow,
        server: { ...LANGFLOW_SERVER, streamsWorkflows: true },
        baseUrl: langflow.url,
        draft: { tweaksText: JSON.stringify(options.tweaks ?? {}) },
      }),
  };
}

it('the dialog lists the versions, and says when a Langflow stores none', async () => {
  const { show } = await open('list');
  show();
  const row = await screen.findByRole('row', { name: /before prices/ });
  expect(within(row).getByRole('rowheader').textContent).toBe('1');
  cleanup();
  const older = await open('list', { hasVersions: false });
  older.show();
  expect(await screen.findByText(/This server keeps no versions of this flow/)).toBeDefined();
});

it('the dialog offers to try again when the list cannot be read', async () => {
  const { langflow, show } = await open('list');
  langflow.failNext('list');
  const { user } = show();
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('row', { name: /before prices/ })).toBeDefined();
});

it('the dialog compares a version with the flow as it is now, by component and field', async () => {
  const { show } = await open('list');
  const { user } = show();
  await user.click(await screen.findByRole('button', { name: 'Compare version 1' }));
  const table = await screen.findByRole('table', { name: 'Difference' });
  const row = within(table).getByRole('row', { name: /Prompt Template template/ });
  expect(row.textContent).toContain('Old prices.');
  expect(row.textContent).toContain('New prices, with tax.');
  expect(screen.getByText('1 field changed.')).toBeDefined();
  await user.selectOptions(screen.getByRole('combobox', { name: 'From' }), 'The flow now');
  expect(await screen.findByText(/They are the same/)).toBeDefined();
});

it('the dialog lists every field before the tweaks become the flow, and writes a secret only on request', async () => {
  const tweaks = { [VERSIONED_PROMPT]: { template: 'Tweaked.' }, 'EchoLLM-m1': { phrase: 'canary-secret-1', nope: 1 } };
  const { langflow, show } = await open('make', { tweaks });
  const { user } = show();
  const table = await screen.findByRole('table', { name: 'Fields that change' });
  expect(within(table).getByRole('row', { name: /Prompt Template template .*"Tweaked\."/ })).toBeDefined();
  expect(screen.getByText(/Left out, because they change nothing in the flow: .*nope/)).toBeDefined();
  expect(document.body.textContent).not.toContain('canary');
  await user.click(screen.getByRole('button', { name: 'Change the flow' }));
  expect(await screen.findByText(/The flow has these values now/)).toBeDefined();
  expect(langflow.template()).toBe('Tweaked.');
  expect(langflow.seen.find(({ method }) => method === 'PATCH')?.body).not.toContain('canary');

  langflow.failNext('activate', 4);
  expect(document.activeElement?.textContent).toBe('Close');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  const again = await screen.findByRole('button', { name: 'Try Undo again' }, { timeout: 20_000 });
  expect(langflow.template()).toBe('Tweaked.');
  await user.click(again);
  expect(await screen.findByText(/The flow is as it was before/)).toBeDefined();
  expect(langflow.template()).toBe('New prices, with tax.');
}, 40_000);
