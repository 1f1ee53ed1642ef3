// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { openForm } from '../../testing/open-form.tsx';
import { stubLayout } from '../../testing/stub-layout.ts';

// A form has many controls, which render slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => {
  stubLayout();
  vi.stubGlobal('fetch', async (input: string) => {
    const isAsked = input === '/api/v1/variables/';
    const names = [{ name: 'OPENAI_API_KEY', type: 'Credential', value: null }, { name: 'Other' }];
    return new Response(JSON.stringify(isAsked ? names : { detail: 'Not Found' }), { status: isAsked ? 200 : 404 });
  });
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const open = (tweaks = '{}') => openForm(tweaks, { server: LANGFLOW_SERVER });

describe('a secret on a Langflow', () => {
  it('can be one of the global variables of the server', async () => {
    const { user, kinds, sent } = open();
    await user.click(kinds().getByRole('button', { name: 'Global variable for api_key' }));
    await user.click(kinds().getByRole('combobox', { name: 'api_key' }));
    await user.click(await screen.findByRole('option', { name: 'OPENAI_API_KEY' }));
    expect(sent()).toEqual({ 'Kinds-k': { api_key: { load_from_db: true, value: 'OPENAI_API_KEY' } } });
    await user.click(kinds().getByRole('button', { name: 'Reset api_key' }));
    expect(kinds().getByLabelText<HTMLInputElement>('api_key', { selector: 'input' }).type).toBe('password');
  });

  it('accepts a name that the server does not list, with a note', async () => {
    const { user, kinds, sent } = open('{ "Kinds-k": { "api_key": { "value": "GONE", "load_from_db": true } } }');
    const field = kinds().getByRole<HTMLInputElement>('combobox', { name: 'api_key' });
    expect(field.value).toBe('GONE');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await user.clear(field);
    await user.type(field, 'LATER{Enter}');
    expect(document.activeElement).toBe(field);
    expect(sent()).toEqual({ 'Kinds-k': { api_key: { load_from_db: true, value: 'LATER' } } });
  });

  it('does not write an incomplete name', async () => {
    const onHistory = vi.fn((_direction: 'undo' | 'redo') => true);
    const { user, kinds } = openForm('{ "Kinds-k": { "api_key": { "value": "OLD", "load_from_db": true } } }', {
      server: LANGFLOW_SERVER,
      onHistory,
    });
    await user.type(kinds().getByRole('combobox', { name: 'api_key' }), 'ER');
    await user.keyboard('{Control>}z{/Control}');
    expect(onHistory).not.toHaveBeenCalled();
    await user.keyboard('{Enter}{Control>}z{/Control}');
    expect(onHistory).toHaveBeenCalledWith('undo');
  });

  it('writes nothing for the variable that the flow uses', async () => {
    const { user, kinds, sent } = open('{ "Kinds-k": { "named": "text" } }');
    await user.click(kinds().getByRole('button', { name: 'Global variable for named' }));
    await user.type(kinds().getByRole('combobox', { name: 'named' }), 'OWN_NAME{Enter}');
    expect(sent()).toEqual({});
    expect(kinds().getByText('variable OWN_NAME')).toBeTruthy();
  });
});

describe('a secret on the embedded engine', () => {
  it('has no global variables to choose from', () => {
    const { kinds } = openForm();
    expect(kinds().queryByRole('button', { name: 'Global variable for api_key' })).toBeNull();
  });
});
