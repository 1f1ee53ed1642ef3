// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type AnswerServer,
  type LangflowAnswers,
  langflow113,
  startAnswerServer,
} from '#run/testing/langflow-answers.ts';
import { readMemory, writeMemory } from '../../shell/api/connection-store.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ConnectionChip } from './connection-chip.tsx';

const realFetch = fetch;
const open: AnswerServer[] = [];
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(answers: LangflowAnswers): Promise<AnswerServer> {
  const server = await startAnswerServer(answers);
  open.push(server);
  return server;
}

/** Opens the popover of a page whose server answers like this, and chooses "Langflow server". */
async function openForm(own: LangflowAnswers = { 'GET /relay': { status: 200, body: { configured: null } } }) {
  const home = await start(own);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => realFetch(new URL(url, home.url).href, init));
  const { user } = renderPage(<ConnectionChip />, { relay: null });
  await user.click(screen.getByRole('button', { name: 'Connection: Embedded engine' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Connection' }));
  const servers = within(await dialog.findByRole('radiogroup', { name: 'Server' }));
  await user.click(servers.getByRole('radio', { name: 'Langflow server' }));
  const address = await dialog.findByRole('textbox', { name: 'Server address' });
  /** Pastes the text: typing is slow on a busy machine. */
  async function fill(field: HTMLElement, text: string) {
    await user.clear(field);
    await user.paste(text);
  }
  const press = (name: string) => user.click(dialog.getByRole('button', { name }));
  return { user, dialog, home, address, fill, press };
}

const hostOf = (server: AnswerServer) => new URL(server.url).host;
const remembered = () => Object.fromEntries(readMemory().profiles.map(({ name, address }) => [name, address]));
const connected = (state: string) => screen.findByRole('button', { name: `Connection: ${state}` });

describe('the connection', () => {
  it('connects to the Langflow in the settings with one click on Connect, without asking for a key', async () => {
    const behindRelay = Object.entries(langflow113).map(([route, answer]) => [
      route.replace(' /', ' /relay/one/'),
      answer,
    ]);
    const { dialog, home, address, press } = await openForm({
      'GET /relay': { status: 200, body: { configured: { id: 'one', url: 'http://flows:7860', hasKey: true } } },
      'POST /relay': { status: 200, body: { id: 'one' } },
      ...Object.fromEntries(behindRelay),
    });
    await dialog.findByDisplayValue('http://flows:7860');
    expect(address).toHaveProperty('value', 'http://flows:7860');
    expect(dialog.getByRole('switch', { name: 'Send through this server' })).toHaveProperty('checked', true);
    expect(dialog.getByText(/^Not needed: this server adds the key/)).toBeTruthy();
    await press('Connect');
    await connected('Langflow 1.13, flows:7860');
    expect(home.seen.every(({ key }) => key === null)).toBe(true);
    expect((await dialog.findByLabelText('What this server can do')).textContent).toContain('Live component statesyes');
  });

  it('validates the address while it is typed', async () => {
    const { dialog, fill, address } = await openForm();
    await fill(address, 'not a url');
    expect(await dialog.findByText(/^This is not an address/)).toBeTruthy();
    expect(address).toBe(document.activeElement);
  });

  it('is tested by Test and used by Connect', async () => {
    const langflow = await start(langflow113);
    const { dialog, fill, address, press } = await openForm();
    await fill(address, hostOf(langflow));
    await fill(dialog.getByLabelText('API key', { selector: 'input' }), 'secret-canary');
    await press('Test');
    await dialog.findByText('This server works');
    expect(screen.getByRole('button', { name: 'Connection: Embedded engine' })).toBeTruthy();
    await press('Connect');
    await connected(`Langflow 1.13, ${hostOf(langflow)}`);
    expect(langflow.seen.every(({ key }) => key === 'secret-canary')).toBe(true);
  });

  it('is remembered under a name, its key only for the tab and only on request', async () => {
    const langflow = await start(langflow113);
    const { user, dialog, fill, address, press } = await openForm();
    await fill(dialog.getByRole('combobox', { name: 'Name (optional)' }), 'Staging');
    await fill(address, langflow.url);
    await fill(dialog.getByLabelText('API key', { selector: 'input' }), 'secret-canary');
    await press('Connect');
    await connected(`Langflow 1.13, ${hostOf(langflow)}`);
    expect(localStorage.getItem('tweakbench.connections.1')).toContain('Staging');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret-canary');
    await user.click(dialog.getByRole('switch', { name: 'Keep the key across reloads' }));
    await press('Connect');
    await expect.poll(() => JSON.stringify({ ...sessionStorage })).toContain('secret-canary');
    expect(JSON.stringify({ ...localStorage })).not.toContain('secret-canary');
    await press('Forget profile');
    expect(localStorage.getItem('tweakbench.connections.1') ?? '').not.toContain('Staging');
  });

  it('never sends the key of one address to another', async () => {
    const [langflow, other] = [await start(langflow113), await start(langflow113)];
    const { dialog, fill, address, press } = await openForm();
    const key = dialog.getByLabelText('API key', { selector: 'input' });
    await fill(key, 'secret-canary');
    await fill(address, langflow.url);
    await press('Connect');
    await connected(`Langflow 1.13, ${hostOf(langflow)}`);
    await fill(address, other.url);
    expect(key).toHaveProperty('value', '');
    await press('Test');
    await dialog.findByText('This server works');
    expect(other.seen.every((request) => request.key === null)).toBe(true);
    await fill(address, langflow.url);
    expect(key).toHaveProperty('value', 'secret-canary');
  });

  it('is remembered under its own host, whichever server was in the form before', async () => {
    const [langflow, other] = [await start(langflow113), await start(langflow113)];
    const { dialog, fill, address, press } = await openForm();
    const profile = dialog.getByRole('combobox', { name: 'Name (optional)' });
    await fill(address, langflow.url);
    await press('Connect');
    await connected(`Langflow 1.13, ${hostOf(langflow)}`);
    expect(profile).toHaveProperty('value', hostOf(langflow));
    await fill(address, other.url);
    expect(profile).toHaveProperty('value', '');
    await press('Connect');
    await connected(`Langflow 1.13, ${hostOf(other)}`);
    expect(remembered()).toEqual({ [hostOf(langflow)]: langflow.url, [hostOf(other)]: other.url });
    await fill(profile, hostOf(langflow));
    expect(address).toHaveProperty('value', langflow.url);
    await fill(address, other.url);
    expect(profile).toHaveProperty('value', hostOf(other));
  });

  it('keeps the given name of each address when the address changes', async () => {
    const [langflow, other, moved] = [await start(langflow113), await start(langflow113), await start(langflow113)];
    const { dialog, fill, address, press } = await openForm();
    const profile = dialog.getByRole('combobox', { name: 'Name (optional)' });
    await fill(profile, 'Staging');
    await fill(address, langflow.url);
    await press('Connect');
    await connected(`Langflow 1.13, ${hostOf(langflow)}`);
    await fill(address, other.url);
    await press('Connect');
    await connected(`Langflow 1.13, ${hostOf(other)}`);
    expect(remembered()).toEqual({ Staging: langflow.url, [hostOf(other)]: other.url });
    await fill(profile, 'Staging');
    expect(address).toHaveProperty('value', langflow.url);
    await fill(address, moved.url);
    await press('Connect');
    await connected(`Langflow 1.13, ${hostOf(moved)}`);
    expect(remembered()).toEqual({ Staging: moved.url, [hostOf(other)]: other.url });
  });

  it('offers the Langflow in the settings while another one is connected', async () => {
    const langflow = await start(langflow113);
    const { user, dialog, fill, address, press } = await openForm({
      'GET /relay': { status: 200, body: { configured: { id: 'one', url: 'http://flows:7860', hasKey: true } } },
    });
    await dialog.findByDisplayValue('http://flows:7860');
    await fill(address, langflow.url);
    await user.click(dialog.getByRole('switch', { name: 'Send through this server' }));
    await press('Connect');
    await connected(`Langflow 1.13, ${hostOf(langflow)}`);
    await user.click(dialog.getByRole('combobox', { name: 'Name (optional)' }));
    await user.click(await dialog.findByRole('option', { name: 'flows:7860' }));
    expect(address).toHaveProperty('value', 'http://flows:7860');
    expect(dialog.getByRole('switch', { name: 'Send through this server' })).toHaveProperty('checked', true);
    expect(dialog.getByText(/^Not needed: this server adds the key/)).toBeTruthy();
    expect(dialog.queryByRole('button', { name: 'Forget profile' })).toBeNull();
  });

  it('never sends the key of the embedded engine to a Langflow', async () => {
    const langflow = await start(langflow113);
    const { user, dialog, fill, press } = await openForm({
      'GET /relay': { status: 200, body: { configured: null } },
      'GET /api/v1/flows/': { status: 200, body: [] },
    });
    await user.click(dialog.getByRole('radio', { name: 'Embedded engine' }));
    const key = dialog.getByLabelText('API key', { selector: 'input' });
    await fill(key, 'secret-canary');
    await press('Connect');
    await user.click(dialog.getByRole('radio', { name: 'Langflow server' }));
    expect(key).toHaveProperty('value', '');
    await fill(await dialog.findByRole('textbox', { name: 'Server address' }), langflow.url);
    await press('Test');
    await dialog.findByText('This server works');
    expect(langflow.seen.every((request) => request.key === null)).toBe(true);
  });

  it('keeps the address and key when its profile is deleted', async () => {
    const at = (name: string) => ({ name, address: `http://${name}:7860`, baseUrl: `http://${name}:7860` });
    writeMemory({ active: null, profiles: [at('first'), at('second')] });
    const { dialog, fill, address, press } = await openForm();
    await dialog.findByDisplayValue('http://first:7860');
    await fill(dialog.getByLabelText('API key', { selector: 'input' }), 'secret-canary');
    await press('Forget profile');
    expect(address).toHaveProperty('value', 'http://first:7860');
    expect(dialog.getByRole('combobox', { name: 'Name (optional)' })).toHaveProperty('value', '');
    expect(remembered()).toEqual({ second: 'http://second:7860' });
  });

  it('says that the key is refused', async () => {
    const refused = { status: 403, body: { detail: 'Invalid API key' } };
    const langflow = await start({ ...langflow113, 'GET /api/v1/flows/': refused });
    const { dialog, fill, address, press } = await openForm();
    await fill(address, langflow.url);
    await press('Connect');
    expect(await dialog.findByText('The server asks for an API key. Still connected: Embedded engine.')).toBeTruthy();
    await connected('Embedded engine');
    expect(remembered()).toEqual({});
  });

  it('sends no request to an invalid address', async () => {
    const { dialog, fill, home, address, press } = await openForm();
    await fill(address, 'ftp://flows');
    await press('Connect');
    expect(await dialog.findByText('The address must start with http:// or https://')).toBeTruthy();
    expect(document.activeElement).toBe(address);
    await fill(address, 'not a url');
    expect(await dialog.findByText(/^This is not an address/)).toBeTruthy();
    expect(home.seen.filter(({ path }) => path !== '/relay')).toEqual([]);
  });

  it('shows no outcome while another server is in the form', async () => {
    const { user, dialog, fill, address, press } = await openForm();
    const gone = await start({});
    await gone.close();
    await fill(address, gone.url);
    await press('Connect');
    await dialog.findByText(/^No server answers.*Still connected: Embedded engine\.$/);
    await connected('Embedded engine');
    await user.type(address, '0');
    expect(dialog.queryByText(/^No server answers/)).toBeNull();
  });
});
