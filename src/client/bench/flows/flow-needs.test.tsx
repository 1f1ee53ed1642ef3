// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { openWithTweaks } from '../../testing/open-tweaks.tsx';
import { sampleDetail } from '../../testing/render-page.tsx';
import { FlowNeeds } from './flow-needs.tsx';

afterEach(cleanup);

const flow = smallFlow([
  { id: 'Model-1', type: 'LanguageModelComponent', name: 'Writer', fields: { model: { type: 'model', value: [] } } },
]);
const needs = {
  components: 1,
  needs_langflow: [],
  needs_model: [{ id: 'Model-1', name: 'Writer', provider: '' }],
  models: ['smollm2', 'qwen3'],
};

it.each([
  ['smollm2', 'OpenAI', 'smollm2'],
  ['the demo model', 'Demo', 'demo'],
])('a flow without a model is offered a model of the server: %s', async (offered, provider, name) => {
  const detail = { ...sampleDetail, flow, index: indexFlow(flow), needs };
  const { user, draftText } = openWithTweaks(<FlowNeeds />, '{}', detail);
  screen.getByText('Writer has no model chosen.');
  expect(screen.getAllByRole('button', { name: /^Answer with/ })).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: `Answer with ${offered}` }));
  expect(parseTweaksText(draftText()).tweaks).toEqual({ 'Model-1': { model: [{ name, provider }] } });
  await waitFor(() => expect(screen.queryByRole('region', { name: 'What this flow needs' })).toBeNull());
});
