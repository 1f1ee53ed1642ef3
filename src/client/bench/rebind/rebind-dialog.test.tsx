// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { renderPage } from '../../testing/render-page.tsx';
import { RebindDialog } from './rebind-dialog.tsx';

beforeEach(() => {
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

function node(id: string, type: string, displayName: string, fields: string[]) {
  const template = Object.fromEntries(
    fields.map((name) => [name, { name, type: 'str', _input_type: 'MessageTextInput', show: true, value: '' }]),
  );
  return { id, data: { id, type, node: { display_name: displayName, template, outputs: [] } } };
}

const flow = flowExportSchema.parse({
  id: 'flow-1',
  name: 'Copy',
  data: {
    nodes: [
      node('ChatInput-n1', 'ChatInput', 'Chat Input', ['input_value']),
      node('Prompt-n2', 'Prompt', 'Formal', ['template', 'tone']),
      node('Prompt-n3', 'Prompt', 'Short', ['template', 'tone']),
      node('ChatOutput-n4', 'ChatOutput', 'Chat Output', ['input_value']),
    ],
    edges: [],
  },
});
const detail: FlowDetail = {
  id: 'flow-1',
  name: 'Copy',
  flow,
  index: indexFlow(flow),
  suggested: null,
  isSample: false,
};

function Probe({ outside }: { outside: { read: () => RequestDraft } }) {
  const form = useDraftForm();
  useEffect(() => {
    outside.read = form.getValues;
  }, [outside, form]);
  return null;
}

const older: Partial<RequestDraft> = {
  inputs: [{ id: 'i', value: 'x', components: ['ChatInput-o1'], type: 'any' }],
  outputs: ['ChatOutput-o4'],
  tweaksText: '{\n  // twins\n  "Prompt-o2": { "tone": "dry" },\n  "Webhook-o9": { "url": "x" }\n}',
};

function open(draft: Partial<RequestDraft>) {
  const outside = { read: () => sampleDraft() };
  const page = renderPage(
    <>
      <RebindDialog onClose={() => undefined} />
      <NoticeList />
      <Probe outside={outside} />
    </>,
    { flow: detail, draft },
  );
  return { ...page, outside };
}

describe('the matches of a request for another copy of the flow', () => {
  it('are proposed with a confidence, applied as accepted, and undone', async () => {
    const { user, outside } = open(older);
    const table = await screen.findByRole('table', { name: 'Proposed matches' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => /(Sure|Likely|Unsure) \d+ %/.exec(textContent ?? '')?.[1])).toEqual([
      'Unsure',
      'Sure',
      'Sure',
    ]);
    expect(screen.getByText(/No similar component in this flow.*Webhook-o9/)).toBeDefined();
    expect(within(table).getByRole<HTMLInputElement>('checkbox', { name: 'Prompt-o2' }).checked).toBe(false);
    await user.click(within(table).getByRole('checkbox', { name: 'ChatOutput-o4' }));
    await user.click(screen.getByRole('button', { name: 'Apply matches' }));
    expect(outside.read()).toMatchObject({
      inputs: [{ components: ['ChatInput-n1'] }],
      outputs: ['ChatOutput-o4'],
      tweaksText: older.tweaksText,
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(outside.read().inputs[0]?.components).toEqual(['ChatInput-o1']);
  });

  it('can be changed to another component, with a preview of the effect', async () => {
    const { user, outside } = open(older);
    await user.click(await screen.findByRole('combobox', { name: 'Component for Prompt-o2' }));
    await user.click(await screen.findByRole('option', { name: 'Short · n3' }));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Prompt-o2' }).checked).toBe(true);
    await waitFor(() =>
      expect(screen.getByText('3 of 3 chosen. Tweaks: 2 ignored → 1 applied, 1 ignored.')).toBeDefined(),
    );
    const row = screen.getByRole('row', { name: /Prompt-o2/ });
    expect(row.textContent).toContain('tone applied');
    await user.click(screen.getByRole('button', { name: 'Apply matches' }));
    expect(outside.read().tweaksText).toBe(older.tweaksText?.replace('Prompt-o2', 'Prompt-n3'));
  });

  it('never map two ids to the same component', async () => {
    const { user, outside } = open({ tweaksText: '{"Prompt-o2": {"tone": "a"}, "Prompt-o3": {"tone": "b"}}' });
    await user.click(await screen.findByRole('checkbox', { name: 'Prompt-o2' }));
    await user.click(screen.getByRole('combobox', { name: 'Component for Prompt-o3' }));
    await user.click(await screen.findByRole('option', { name: 'Formal · n2' }));
    expect(screen.getByText('Choose each component once.')).toBeDefined();
    const before = outside.read().tweaksText;
    await user.click(screen.getByRole('button', { name: 'Apply matches' }));
    expect(outside.read().tweaksText).toBe(before);
  });

  it('are not needed for bare keys, which are field names', async () => {
    open({ tweaksText: '{"top-p": 1, "Webhook-o9": {"url": "x"}}', inputs: [], outputs: [] });
    const unmatched = await screen.findByText(/No similar component in this flow/);
    expect(unmatched.textContent).toMatch(/left unchanged: Webhook-o9$/);
  });

  it('are empty if every name is known', async () => {
    open({ tweaksText: '{"Prompt-n2": {"tone": "a"}}', inputs: [], outputs: [] });
    expect(await screen.findByText(/Nothing to match/)).toBeDefined();
  });
});
