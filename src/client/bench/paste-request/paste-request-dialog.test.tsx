// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { pastedBody as body, curl, fill, PASTED_KEY as KEY, openPaste as open } from '../../testing/open-paste.tsx';

beforeEach(() => {
  // happy-dom has no `document.fonts`, which the autosizing text area listens to.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

const here = () => location.origin;

describe('a pasted request', () => {
  it('fills the whole form in one step, and Undo restores the form', async () => {
    const { user, outside, closed } = open(curl('sample', body), {
      draft: { inputs: [{ id: 'i', value: 'before', components: [], type: 'any' }], tweaksText: '{"a": 1}' },
    });
    const before = structuredClone(outside.read());
    const understood = await screen.findByRole('region', { name: 'What was understood' });
    expect(understood.textContent).toContain('pasted → Chat Input');
    expect(screen.getByText(/The header x-team was left out/)).toBeDefined();
    await waitFor(() => expect(screen.getByText(/You can undo this/)).toBeDefined());
    await user.click(await fill());
    expect(closed.count).toBe(1);
    expect(outside.read()).toMatchObject({
      inputsMode: 'mine',
      inputs: [{ value: 'pasted', components: ['Chat Input'], type: 'chat' }],
      outputs: ['Chat Output'],
      sessionId: 's-9',
      stream: false,
    });
    expect(JSON.parse(outside.read().tweaksText)).toEqual({ 'Model-m1': { words: 3 } });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(outside.read()).toEqual(before);
  });

  it('stores nothing in the local storage while the flow, and with it the secret fields, cannot be loaded', async () => {
    const text = curl('flow-1', { ...body, tweaks: { 'Model-m1': { phrase: 'canary-phrase' } } });
    const { user, outside } = open(text, { flow: null });
    expect(await screen.findByText(/kept in this tab only/)).toBeDefined();
    await user.click(await fill());
    expect(outside.read().tweaksText).toContain('canary-phrase');
    expect(JSON.stringify({ ...localStorage })).not.toContain('canary-phrase');
    expect(JSON.stringify({ ...sessionStorage })).toContain('canary-phrase');
  });

  it('drops the choice of a flow on another server', async () => {
    const { user } = open(curl('gone', body, 'http://127.0.0.1:1'));
    await user.click(await screen.findByRole('combobox', { name: 'Flow to fill' }));
    await user.click(await screen.findByRole('option', { name: 'Other' }));
    await user.click(screen.getByRole('button', { name: 'Connect to 127.0.0.1:1' }));
    expect(await screen.findByText('127.0.0.1:1, connected')).toBeDefined();
    expect(screen.getByText('Choose a flow to fill.')).toBeDefined();
  });

  it('gives its key to the connection and to nothing else', async () => {
    const { user, outside, addresses } = open(curl('flow-1', body));
    await waitFor(() => expect(screen.getByText(/You can undo this/)).toBeDefined());
    await user.click(await fill());
    expect(outside.connection?.apiKey).toBe(KEY);
    const stored = [outside.read(), { ...localStorage }, { ...sessionStorage }, addresses];
    expect(JSON.stringify(stored)).not.toContain(KEY);
    expect(document.body.innerHTML.replace(/<textarea[\s\S]*?<\/textarea>/g, '')).not.toContain(KEY);
  });

  it('does not use its key if the user does not want it', async () => {
    const { user, outside } = open(curl('flow-1', body));
    await user.click(await screen.findByRole('switch', { name: /^Use the key for/ }));
    await waitFor(() => expect(screen.getByText(/You can undo this/)).toBeDefined());
    await user.click(await fill());
    expect(outside.connection?.apiKey).toBeNull();
  });

  it('never uses the key for another server, and says which server it is for', async () => {
    const { user, outside } = open(curl('flow-1', body, 'http://other.example:7860'));
    expect(await screen.findByRole('button', { name: 'Connect to other.example:7860' })).toBeDefined();
    expect(screen.getByText(/Connect to send requests to other.example:7860/)).toBeDefined();
    await waitFor(() => expect(screen.getByText(/You can undo this/)).toBeDefined());
    await user.click(await fill());
    expect(outside.connection).toMatchObject({ kind: 'embedded', apiKey: null });
    expect(outside.read().inputs[0]?.value).toBe('pasted');
  });

  it('connects to its server with its key on request', async () => {
    // Nothing is listening on this port.
    const address = 'http://127.0.0.1:1';
    const { user, outside } = open(curl('flow-1', body, address));
    await user.click(await screen.findByRole('switch', { name: 'Keep the key across reloads' }));
    await user.click(screen.getByRole('button', { name: 'Connect to 127.0.0.1:1' }));
    await waitFor(() =>
      expect(outside.connection).toMatchObject({ kind: 'langflow', address, baseUrl: address, apiKey: KEY }),
    );
    expect(screen.getByText('127.0.0.1:1, connected')).toBeDefined();
    expect(JSON.stringify({ ...sessionStorage })).toContain(KEY);
    expect(JSON.stringify({ ...localStorage })).not.toContain(KEY);
  });

  it('offers to remember the key for the tab only if it is used', async () => {
    const { user } = open(curl('flow-1', body), { server: LANGFLOW_SERVER, baseUrl: here() });
    expect(await screen.findByRole('switch', { name: 'Keep the key across reloads' })).toBeDefined();
    await user.click(await screen.findByRole('switch', { name: /^Use the key for/ }));
    expect(screen.queryByRole('switch', { name: 'Keep the key across reloads' })).toBeNull();
  });

  it('names a missing flow, and lets the user choose another one', async () => {
    const { user } = open(curl('gone', body));
    expect(await screen.findByText(/gone is not on the embedded engine/)).toBeDefined();
    await user.click(screen.getByRole('combobox', { name: 'Flow to fill' }));
    const names = (await screen.findAllByRole('option')).map(({ textContent }) => textContent);
    expect(names).toEqual(['Sample', 'Other']);
  });

  it('offers to map its ids if the flow does not have them', async () => {
    const { user } = open(curl('flow-1', { ...body, tweaks: { 'LanguageModelComponent-x9': { words: 3 } } }));
    expect(
      await screen.findByText('1 component ID is not in this flow. You can match it in the next step.'),
    ).toBeDefined();
    await user.click(await fill());
    expect(useUiState.getState().requests.rebind).toBe(true);
  });

  it('is parsed in the same way if it is long', async () => {
    const long = 'x'.repeat(200_000);
    const { user, outside } = open(curl('flow-1', { ...body, inputs: [{ input_value: long }] }));
    expect(await screen.findByText(/Recognised as cURL/)).toBeDefined();
    await waitFor(() => expect(screen.getByText(/You can undo this/)).toBeDefined());
    await user.click(await fill());
    expect(outside.read().inputs[0]?.value).toBe(long);
  });

  it('fills nothing if it is not a request, and the dialog says why', async () => {
    const { user, outside, closed } = open('once upon a time');
    const before = structuredClone(outside.read());
    const status = within(screen.getByRole('dialog')).getByRole('status');
    await waitFor(() => expect(status.textContent).toMatch(/This is not a cURL or PowerShell command/));
    await user.click(await fill());
    expect([closed.count, outside.read()]).toEqual([0, before]);
  });
});
