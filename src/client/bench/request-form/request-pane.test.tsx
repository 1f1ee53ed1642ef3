// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import type { UseFormReturn } from 'react-hook-form';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { type PageOptions, renderPage } from '../../testing/render-page.tsx';
import { RequestPane } from './request-pane.tsx';
import { everyField } from './use-optional-field.ts';

beforeEach(() => everyField.write(true));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

// happy-dom has no `document.fonts`, which the autosizing text area listens to.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

function Probe({ onForm }: { onForm: (form: UseFormReturn<RequestDraft>) => void }) {
  onForm(useDraftForm());
  return null;
}

/** The pane, and the draft as it would be sent. */
function renderRequest(options: PageOptions = {}) {
  let form: UseFormReturn<RequestDraft> | null = null;
  const page = renderPage(
    <>
      <RequestPane />
      <NoticeList />
      <Probe
        onForm={(shown) => {
          form = shown;
        }}
      />
    </>,
    options,
  );
  const draft = (): RequestDraft => {
    if (form === null) throw new Error('nothing rendered');
    return form.getValues();
  };
  return { ...page, draft };
}

function inputsOf(...values: string[]): RequestDraft['inputs'] {
  return values.map((value) => ({ id: `id-${value}`, value, components: [], type: 'any' }));
}

function shownValues(): string[] {
  return screen.getAllByRole('textbox', { name: /^Input \d+ value$/ }).map((field) => {
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('no text area');
    return field.value;
  });
}

describe('the inputs', () => {
  it('are added as Any and focused, duplicated, moved and removed, in the draft too', async () => {
    const { user, draft } = renderRequest({ draft: { inputs: inputsOf('one', 'two') } });
    await user.click(screen.getByRole('button', { name: 'Add input' }));
    expect(screen.getByRole('textbox', { name: 'Input 3 value' })).toBe(document.activeElement);
    await user.keyboard('three');
    expect(draft().inputs[2]).toMatchObject({ value: 'three', type: 'any', components: [] });

    await user.click(screen.getByRole('button', { name: 'Input 3 menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move up' }));
    expect(shownValues()).toEqual(['one', 'three', 'two']);

    await user.click(screen.getByRole('button', { name: 'Input 1 menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Duplicate' }));
    expect(shownValues()).toEqual(['one', 'one', 'three', 'two']);

    await user.click(screen.getByRole('button', { name: 'Input 2 menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    expect(draft().inputs.map(({ value }) => value)).toEqual(['one', 'three', 'two']);
    expect(screen.getByRole('textbox', { name: 'Input 2 value' })).toBe(document.activeElement);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(draft().inputs.map(({ value }) => value)).toEqual(['one', 'one', 'three', 'two']);
  });

  it('are moved with the arrow keys on their number, which keeps the focus', async () => {
    const { user } = renderRequest({ draft: { inputs: inputsOf('one', 'two', 'three') } });
    act(() => screen.getByRole('button', { name: 'Move Input 1' }).focus());
    await user.keyboard('{ArrowDown}');
    expect(shownValues()).toEqual(['two', 'one', 'three']);
    expect(screen.getByRole('button', { name: 'Move Input 2' })).toBe(document.activeElement);
    await user.keyboard('{End}{ArrowDown}');
    expect(shownValues()).toEqual(['two', 'three', 'one']);
  });

  it('keep Escape for the drag of one while that lasts', async () => {
    const { user } = renderRequest({ draft: { inputs: inputsOf('one', 'two') } });
    const handle = screen.getByRole('button', { name: 'Move Input 1' });
    await user.pointer({ keys: '[MouseLeft>]', target: handle });
    expect(handle.closest('[data-owns-escape]')).not.toBeNull();
    await user.keyboard('{Escape}');
    expect(handle.closest('[data-owns-escape]')).toBeNull();
    await user.pointer('[/MouseLeft]');
  });

  it('are never without one: removing the last one empties it, with undo', async () => {
    const { user, draft } = renderRequest({ draft: { inputs: inputsOf('only') } });
    await user.click(screen.getByRole('button', { name: 'Input 1 menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    expect(draft().inputs.map(({ value }) => value)).toEqual(['']);
    expect(screen.getByRole('textbox', { name: 'Input 1 value' })).toBe(document.activeElement);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(draft().inputs.map(({ value }) => value)).toEqual(['only']);
  });

  it('are added from pasted lines', async () => {
    const { user, draft } = renderRequest({ draft: { inputs: inputsOf('one') } });
    await user.click(screen.getByRole('button', { name: 'Request menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Paste inputs' }));
    const dialog = await screen.findByRole('dialog', { name: 'Paste inputs' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Inputs, one per line or CSV' }), 'red{Enter}green');
    await user.click(within(dialog).getByRole('button', { name: 'Add inputs' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(draft().inputs.map(({ value }) => value)).toEqual(['one', 'red', 'green']);
  });

  it('accept a component of the flow or a typed name, and mark an unknown name', async () => {
    const { user, draft } = renderRequest({ draft: { inputs: inputsOf('one') } });
    const field = await screen.findByRole('combobox', { name: 'Input 1 components' });
    await user.type(field, 'ChatInput-q1{Enter}');
    await user.type(field, 'Nope{Enter}');
    expect(draft().inputs[0]?.components).toEqual(['ChatInput-q1', 'Nope']);
    expect(screen.getByTitle('Nope: this flow has no input component with this name or id').textContent).toContain(
      '(unknown)',
    );
    expect(screen.getByTitle('ChatInput-q1').textContent).not.toContain('unknown');
  });

  it('say which components they reach by their type if they name none', async () => {
    const { user } = renderRequest({ draft: { inputs: inputsOf('one') } });
    const field = await screen.findByRole('combobox', { name: 'Input 1 components' });
    expect(field.getAttribute('placeholder')).toBe('Every input');
    const type = screen.getByRole('radiogroup', { name: 'Input 1 type' });
    await user.click(within(type).getByRole('radio', { name: 'Chat' }));
    expect(field.getAttribute('placeholder')).toBe('Every chat input');
  });

  it('are replaced by one line about what the server will do in the other two modes', async () => {
    renderRequest({ draft: { inputsMode: 'keep', inputs: inputsOf('one') } });
    expect(screen.queryByRole('textbox', { name: 'Input 1 value' })).toBeNull();
    expect(screen.getByText(/^Sends an empty list/, { selector: 'p' })).toBeDefined();
    await waitFor(() => expect(screen.getByDisplayValue("Use the flow's saved text")).toBeDefined());
  });

  it.each([
    ['mine', 'Input 1 value'],
    ['none', 'Inputs sent'],
  ] as const)('sent as "%s" have the focus on %s when somebody goes to them', async (inputsMode, name) => {
    renderRequest({ draft: { inputsMode, inputs: inputsOf('one') } });
    act(() => sendUiRequest('focus', { kind: 'input', index: 0 }));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe(name));
  });

  it('are virtualised if there are more than thirty', async () => {
    const many = Array.from({ length: 400 }, (_, at) => `input ${at}`);
    renderRequest({ draft: { inputs: inputsOf(...many) } });
    const list = await screen.findByRole('list', { name: 'Inputs' });
    expect(within(list).queryAllByRole('listitem').length).toBeLessThan(60);
    expect(screen.getByText('400')).toBeDefined();
  });
});

describe('outputs, options and the plan', () => {
  it('count what is requested, and mark a name that has no result', async () => {
    const { user, draft } = renderRequest();
    expect(screen.getByText('all')).toBeDefined();
    const field = await screen.findByRole('combobox', { name: 'Outputs' });
    await user.type(field, 'Chat Output{Enter}');
    expect(screen.getByText('1 chosen')).toBeDefined();
    await user.type(field, 'Model-m1{Enter}');
    expect(screen.getByText('2 chosen')).toBeDefined();
    await user.type(field, 'Nope{Enter}');
    expect(draft().outputs).toEqual(['Chat Output', 'Model-m1', 'Nope']);
    expect(screen.getByTitle(/^Nope: this flow has no component/)).toBeDefined();
  });

  it('make a new session ID and clear it', async () => {
    const { user, draft } = renderRequest();
    await user.click(screen.getByRole('button', { name: 'New session ID' }));
    expect(draft().sessionId).toMatch(/^tb-[0-9a-f]{8}$/);
    await user.click(screen.getByRole('button', { name: 'Clear session ID' }));
    expect(draft().sessionId).toBe('');
  });

  it('say when the answer appears with and without Stream, and how many requests are sent', async () => {
    const { user } = renderRequest({ draft: { inputs: inputsOf('one', 'two') } });
    expect(await screen.findByText('2 inputs, 1 request')).toBeDefined();
    expect(screen.getByText('The answer appears as it is written')).toBeDefined();
    await user.click(screen.getByRole('switch', { name: 'Stream' }));
    expect(await screen.findByText('The answer appears when it is complete')).toBeDefined();
    expect(screen.queryByRole('switch', { name: 'Watch components live' })).toBeNull();
  });

  it('show what will be sent by a button in the footer', async () => {
    const { user } = renderRequest();
    await user.click(screen.getByRole('button', { name: 'What will be sent' }));
    expect(useUiState.getState().requests.reveal).toEqual({ kind: 'plan' });
  });

  it('offer live components on a Langflow that reports them, or say why they are not available', async () => {
    const server = { ...LANGFLOW_SERVER, streamsWorkflows: true };
    const { user, draft } = renderRequest({
      server,
      draft: { stream: false, tweaksText: '{"Model-m1": {"code": "x"}}' },
    });
    await user.click(await screen.findByRole('switch', { name: 'Watch components live' }));
    expect(draft().choices?.watchComponents).toBe(true);
    expect(await screen.findByText(/A tweak on a protected field always goes to run\/advanced/)).toBeDefined();
  });

  it('say that a session needs another route on a Langflow', async () => {
    const { user } = renderRequest({ server: LANGFLOW_SERVER, draft: { stream: false, sessionId: 'tb-1' } });
    expect(
      await screen.findByText(/run\/advanced cannot take a session, so this run will use another route/),
    ).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Why' }));
    expect(useUiState.getState().requests.reveal).toEqual({ kind: 'plan' });
  });
});
