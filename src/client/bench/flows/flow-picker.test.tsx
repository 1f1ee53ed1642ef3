// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { type LangflowAnswer, startAnswerServer } from '#run/testing/langflow-answers.ts';
import { EMBEDDED_SERVER } from '#run/testing/sample-run.ts';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { FlowChoice } from './flow-choice.tsx';
import { FlowPicker } from './flow-picker.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('the flow picker takes a typed name for an id only when the flows are known', async () => {
  let answer = (_flows: LangflowAnswer) => {};
  const flows = new Promise<LangflowAnswer>((done) => {
    answer = done;
  });
  const server = await startAnswerServer({ 'GET /api/v1/flows/': () => flows });
  onTestFinished(() => server.close());
  const { user } = renderPage(<FlowPicker isToFocus={false} isToOpen={false} typed="" />, {
    samples: null,
    server: EMBEDDED_SERVER,
    baseUrl: server.url,
  });
  const picker = screen.getByRole('combobox', { name: 'Flow' });
  await user.clear(picker);
  await user.type(picker, 'Slow');
  expect(screen.queryByRole('option')).toBeNull();
  screen.getByText('Loading the flows');
  answer({ status: 200, body: [{ id: 'flow-2', name: 'Slow flow' }] });
  await screen.findByRole('option', { name: /^Slow flow/ });
  await user.type(picker, 'er');
  await screen.findByRole('option', { name: /^Open “Slower”/ });
});

it('the flow picker shows the present name of the open flow, also when the list is older', async () => {
  const old = { id: sampleDetail.id, name: 'Old name', description: null, endpoint_name: null, is_sample: false };
  const { client } = renderPage(<FlowPicker isToFocus={false} isToOpen={false} typed="" />, { samples: [old] });
  const picker = screen.getByRole('combobox', { name: 'Flow' });
  expect(picker).toHaveProperty('value', 'Sample');
  const [key] = client
    .getQueriesData({ predicate: ({ state }) => state.data === sampleDetail })
    .map(([found]) => found);
  client.setQueryData(key ?? [], { ...sampleDetail, flow: { ...sampleDetail.flow, name: 'New' }, name: 'New' });
  await waitFor(() => expect(picker).toHaveProperty('value', 'New'));
});

it('what is typed into the field of the flow before its list is loaded filters the list', async () => {
  const flow = (id: string, name: string) => ({ id, name, description: null, endpoint_name: null, is_sample: false });
  renderPage(<FlowChoice />, { samples: [flow('flow-2', 'Slow flow'), flow('flow-3', 'Quick flow')] });
  const before = screen.getByRole('combobox', { name: 'Flow' });
  before.focus();
  for (const key of ['S', 'l', 'o', 'x', 'Backspace']) fireEvent.keyDown(before, { key });
  await waitFor(() => expect(before.isConnected).toBe(false));
  const field = screen.getByRole('combobox', { name: 'Flow' });
  await waitFor(() => expect(field).toHaveProperty('value', 'Slo'));
  expect(document.activeElement).toBe(field);
  await screen.findByRole('option', { name: /^Slow flow/, hidden: true });
  expect(screen.queryByRole('option', { name: /^Quick flow/, hidden: true })).toBeNull();
});
