// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { startAnswerServer } from '#run/testing/langflow-answers.ts';
import { EMBEDDED_SERVER, sampleFlow } from '#run/testing/sample-run.ts';
import { readDraft } from '../../draft/storage/local-drafts.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { FlowMenu } from './flow-menu.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

it('copies the request with the flow, except the session, and stores no secret in the local storage', async () => {
  const body = { ...sampleFlow, id: 'copy', name: 'Sample (1)' };
  const server = await startAnswerServer({ 'POST /api/v1/flows/': { status: 201, body } });
  onTestFinished(() => server.close());
  const input = { value: 'hello', components: ['ChatInput-i1'], type: 'chat' } as const;
  const rest = {
    outputs: ['ChatOutput-o1'],
    tweaksText: '{ "Model-m1": { "phrase": "sk-canary-0001" } }',
  };
  const { user } = renderPage(<FlowMenu importFiles={async () => undefined} />, {
    draft: { ...rest, inputs: [{ ...input, components: [...input.components], id: 'i1' }], sessionId: 'mine' },
    server: EMBEDDED_SERVER,
    baseUrl: server.url,
  });
  await user.click(screen.getByRole('button', { name: 'Flow menu' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Duplicate flow' }));
  await waitFor(() => expect(readDraft('copy')).toMatchObject({ ...rest, inputs: [input], sessionId: '' }));
  expect(JSON.stringify(localStorage)).toContain('hello');
  expect(JSON.stringify(localStorage)).not.toContain('canary');
});
