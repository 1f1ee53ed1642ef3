// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleDraft, sampleFlow } from '#run/testing/sample-run.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { BareLayout } from '../../testing/bare-layout.tsx';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { RequestPane } from './request-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

// happy-dom has no `document.fonts`, which the autosizing text area listens to.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

function Draft({ outside }: { outside: { read: () => RequestDraft } }) {
  const form = useDraftForm();
  useEffect(() => {
    outside.read = form.getValues;
  }, [outside, form]);
  return null;
}

function open(draft: Partial<RequestDraft>, flow = sampleDetail, server = EMBEDDED_SERVER) {
  const outside = { read: () => sampleDraft() };
  const page = renderPage(
    <>
      <BareLayout />
      <RequestPane />
      <NoticeList />
      <Draft outside={outside} />
    </>,
    { draft, flow, server },
  );
  return { ...page, draft: () => outside.read() };
}

function to(...components: string[]): RequestDraft['inputs'][number] {
  return { id: components.join(), value: 'dogs', components, type: 'any' };
}

describe('the problems of the request', () => {
  it('are listed with a sentence, a link to the field, and a fix that can be undone', async () => {
    const { user, draft } = open({ inputs: [to('Chat Inpt')] });
    const list = await screen.findByRole('list', { name: 'Request problems' });
    const item = within(list).getByRole('listitem');
    expect(item.textContent).toContain('Input 1 goes to “Chat Inpt”, which is not in this flow');
    await user.click(within(item).getByRole('button', { name: 'Go to Input 1' }));
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Input 1 components' })).toBe(document.activeElement),
    );

    await user.click(within(item).getByRole('button', { name: 'Replace Chat Inpt with Chat Input' }));
    await waitFor(() => expect(draft().inputs[0]?.components).toEqual(['Chat Input']));
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Request problems' })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(draft().inputs[0]?.components).toEqual(['Chat Inpt']);
    expect(await screen.findByRole('list', { name: 'Request problems' })).toBeTruthy();
  });

  it('include the tweaks that the report marks', async () => {
    const { user } = open({
      inputs: [to('Chat Input')],
      outputs: ['Nope'],
      tweaksText: '{\n "Nope": {"a": 1},\n "Chat Input": {"input_value": "x", "nope": 1},\n "words": 3\n}',
    });
    expect(await screen.findByRole('button', { name: '1 problem, 3 in the report' })).toBeTruthy();
    const list = await screen.findByRole('list', { name: 'Request problems' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('“Nope” is not a component of this flow'),
      expect.stringContaining('Input 1 replaces this tweak on Chat Input'),
      expect.stringContaining('Tweaks 3 of 4 have a problem. The report says why.'),
    ]);
    await user.click(within(list).getByRole('button', { name: 'Go to Tweaks' }));
  });

  describe('include an empty input that replaces a saved text', () => {
    const index = indexFlow(sampleFlow);
    const field = index.byId.get('ChatInput-q1')?.fields.get('input_value');
    if (field) field.value = 'saved';
    const openInput = (value: string) =>
      open({ inputs: [{ ...to(), value }], outputs: ['Nope'] }, { ...sampleDetail, index });

    it('only after the field was left', async () => {
      const { user } = openInput('');
      expect(await screen.findByRole('button', { name: '1 problem' })).toBeTruthy();
      await user.click(screen.getByRole('textbox', { name: 'Input 1 value' }));
      await user.tab();
      expect(await screen.findByRole('button', { name: '2 problems' })).toBeTruthy();
      expect(screen.getByText(/is empty and will replace the saved text/)).toBeTruthy();
      await user.click(screen.getByRole('button', { name: 'Go to Input 1' }));
      expect(screen.getByRole('textbox', { name: 'Input 1 value' })).toBe(document.activeElement);
    });

    it('as soon as the field is cleared', async () => {
      const { user } = openInput('dogs');
      expect(await screen.findByRole('button', { name: '1 problem' })).toBeTruthy();
      await user.clear(screen.getByRole('textbox', { name: 'Input 1 value' }));
      expect(await screen.findByText(/is empty and will replace the saved text/)).toBeTruthy();
      expect(screen.getByRole('textbox', { name: 'Input 1 value' })).toBe(document.activeElement);
    });
  });

  it('lead to the field that they are about', async () => {
    const { user } = open({
      inputs: [to('Chat Input')],
      outputs: ['Nope'],
      tweaksText: '{\n "Chat Input": {"input_value": "x"}\n}',
    });
    await user.click(await screen.findByRole('button', { name: 'Go to Outputs' }));
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Outputs' })).toBe(document.activeElement));
    await user.click(screen.getByRole('button', { name: 'Go to Line 2' }));
    await waitFor(() => expect(useUiState.getState().requests.focus).toEqual({ kind: 'tweaks', line: 2 }));
    cleanup();
    const choices = { ...DEFAULT_CHOICES, asOneRequest: true, advancedOnly: true };
    open({ inputs: [to(), { ...to(), id: 'b' }], sessionId: 'mine', choices }, sampleDetail, LANGFLOW_SERVER);
    await user.click(await screen.findByRole('button', { name: 'Go to Inputs' }));
    expect(screen.getByRole('combobox', { name: 'Inputs sent' })).toBe(document.activeElement);
    await user.click(screen.getByRole('button', { name: 'Go to Session ID' }));
    expect(screen.getByRole('textbox', { name: 'Session ID' })).toBe(document.activeElement);
  });

  it('can be collapsed', async () => {
    const { user } = open({ inputs: [to('Nope', 'Chat Input')], outputs: ['Nope'] });
    await user.click(await screen.findByRole('button', { name: '2 problems', expanded: true }));
    expect(screen.queryByRole('list', { name: 'Request problems' })).toBeNull();
    expect(screen.getByRole('button', { name: '2 problems', expanded: false })).toBeTruthy();
  });

  it('are collapsed if there are only notes', async () => {
    open({ inputs: [to('Chat Input'), to('ChatInput-q1')] });
    expect(await screen.findByRole('button', { name: '1 note', expanded: false })).toBeTruthy();
  });
});
