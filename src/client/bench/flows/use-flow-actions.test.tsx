// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { startAnswerServer } from '#run/testing/langflow-answers.ts';
import { EMBEDDED_SERVER, sampleFlow } from '#run/testing/sample-run.ts';
import { readDraft } from '../../draft/storage/local-drafts.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { FlowMenu } from './flow-menu.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

const needs = { components: 3, needs_langflow: [], needs_model: [], models: ['smollm2'] };
const USE_MODEL = 'Use smollm2 for all language models';

it('a copied flow says that a model will answer only where its text was written', async () => {
  const menu = (flow: FlowDetail, tweaksText: string) =>
    renderPage(
      <>
        <FlowMenu importFiles={async () => undefined} />
        <NoticeList />
      </>,
      { flow, draft: { tweaksText } },
    ).user;
  const openMenu = () => screen.findByRole('button', { name: 'Flow menu' });
  const flow = smallFlow([{ id: 'LM-1', name: 'Language Model', fields: { model: { type: 'model', value: '' } } }]);
  const user = menu({ ...sampleDetail, index: indexFlow(flow), needs }, '{ "broken');
  await user.click(await openMenu());
  await user.click(await screen.findByRole('menuitem', { name: USE_MODEL }));
  await screen.findByText('No model was set: the tweaks are not valid JSON. Fix them first');
  cleanup();

  const other = menu({ ...sampleDetail, needs }, '{}');
  await other.click(await openMenu());
  await other.click(await screen.findByRole('menuitem', { name: USE_MODEL }));
  await screen.findByText('No model was set: Sample has no language model');
});

it('copying a flow copies its request except the session, and stores no secret in the local storage', async () => {
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
