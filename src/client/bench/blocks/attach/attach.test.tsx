// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import type { UseFormReturn } from 'react-hook-form';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { EMBEDDED_SERVER } from '#run/testing/sample-run.ts';
import { useDraftForm } from '../../../draft/use-draft.ts';
import { useUiState } from '../../../shell/state/ui-state.ts';
import { type PageOptions, renderPage } from '../../../testing/render-page.tsx';
import { AttachToInput } from './attach-to-input.tsx';
import { FieldFiles, FileFieldBar } from './field-files.tsx';

const field = (more: object = {}) => ({ type: 'file', show: true, value: '', list: true, ...more });
const readFile = { id: 'File-c', type: 'File', display_name: 'Read File', outputs: [], fields: { path: field() } };
const flow = exportFromOutline(
  parseOutline({
    id: 'flow-1',
    name: 'Files',
    nodes: [
      { id: 'ChatInput-a', type: 'ChatInput', display_name: 'Chat Input', outputs: [], fields: { files: field() } },
      { id: 'TextInput-b', type: 'TextInput', display_name: 'Topic', outputs: [], fields: {} },
      readFile,
    ],
    edges: [],
  }),
);
const index = indexFlow(flow);
const detail = { id: 'flow-1', name: 'Files', flow, index, suggested: null, isSample: false };

/** An uploaded image. */
const DOT = 'flow-1/2026-01-02_03-04-05_dot.png';

let answers: Map<string, () => Response | Promise<Response>>;
let requests: string[];

const json = (value: unknown, status = 201) => new Response(JSON.stringify(value), { status });

beforeEach(() => {
  requests = [];
  answers = new Map([
    ['POST /api/v2/files', () => json({ id: 'x', path: 'user/note.txt' })],
    ['POST /api/v1/files/upload/flow-1', () => json({ flowId: 'flow-1', file_path: DOT })],
  ]);
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const route = `${init.method ?? 'GET'} ${input}`;
    requests.push(route);
    return (answers.get(route) ?? (() => json({ detail: 'Not Found' }, 404)))();
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function Probe({ onForm }: { onForm: (form: UseFormReturn<RequestDraft>) => void }) {
  onForm(useDraftForm());
  return null;
}

function renderAttach(draft: Partial<RequestDraft> = {}, options: PageOptions = {}) {
  const forms: UseFormReturn<RequestDraft>[] = [];
  const page = renderPage(
    <>
      <FileFieldBar index={index} />
      <fieldset aria-label="Input 1">
        <AttachToInput index={0} />
      </fieldset>
      <Probe onForm={(form) => forms.push(form)} />
    </>,
    { flow: detail, draft, ...options },
  );
  const tweaks = () => parseTweaksText(forms[0]?.getValues('tweaksText') ?? '').tweaks;
  return { ...page, tweaks };
}

/** The file input of a button. */
function fieldBehind(name: string): HTMLInputElement {
  const input = screen.getByRole('button', { name }).parentElement?.querySelector('input');
  if (!input) throw new Error(`no file field behind ${name}`);
  return input;
}

/** False when it was accepted. */
function dropOn(element: HTMLElement, file: File): boolean {
  const dataTransfer = { types: ['Files'], items: [{ kind: 'file', type: file.type }], files: [file] };
  return fireEvent.drop(element, { dataTransfer });
}

const note = new File(['hello'], 'note.txt', { type: 'text/plain' });
const image = new File(['png'], 'dot.png', { type: 'image/png' });

describe('a file for a field of the flow', () => {
  it('is uploaded once for all flows, written as a tweak, and can be removed', async () => {
    const { user, tweaks } = renderAttach();
    await user.upload(fieldBehind('Attach file to path of Read File'), note);
    const list = await screen.findByRole('list', { name: 'Files of path of Read File' });
    expect(list.textContent).toContain('note.txt');
    expect(tweaks()).toEqual({ 'File-c': { path: 'user/note.txt' } });
    expect(requests).toEqual(['POST /api/v2/files']);
    await user.click(screen.getByRole('button', { name: 'Remove note.txt from path of Read File' }));
    expect(tweaks()).toEqual({});
  });

  it('uses the older upload route if the server has no other', async () => {
    answers.delete('POST /api/v2/files');
    const { user, tweaks } = renderAttach();
    await user.upload(fieldBehind('Attach file to path of Read File'), note);
    await screen.findByRole('list', { name: 'Files of path of Read File' });
    expect(tweaks()).toEqual({ 'File-c': { path: DOT } });
  });

  it('says why it was not uploaded, and changes nothing', async () => {
    answers.set('POST /api/v2/files', () => json({ detail: 'No' }, 413));
    const { user, tweaks } = renderAttach();
    await user.upload(fieldBehind('Attach file to path of Read File'), note);
    expect(await screen.findByText('note.txt was not uploaded: it is too large for this server')).toBeDefined();
    expect(tweaks()).toEqual({});
  });

  it('is not written into broken tweaks', async () => {
    const { user } = renderAttach({ tweaksText: '{"a": ' });
    await user.upload(fieldBehind('Attach file to path of Read File'), note);
    expect(await screen.findByText('The tweaks are not valid JSON, so nothing was changed')).toBeDefined();
  });
});

describe('the files of one field', () => {
  const target = (id: string, name: string, of = index) => {
    const component = of.byId.get(id);
    const found = component?.fields.get(name);
    if (!component || !found) throw new Error(`no field ${name}`);
    return { component, field: found, index: of };
  };
  const drop = (name: string, file: File) => {
    const row = screen.getByRole('button', { name }).parentElement ?? document.body;
    return dropOn(row, file);
  };

  it('can only be images for a message, and any files elsewhere', async () => {
    renderPage(
      <>
        <FieldFiles target={target('ChatInput-a', 'files')} isNamed={false} />
        <FieldFiles target={target('File-c', 'path')} isNamed={false} />
      </>,
      { flow: detail },
    );
    // Files that are not accepted are left to the page.
    expect(drop('Attach file to files of Chat Input', note)).toBe(true);
    expect(drop('Attach file to path of Read File', note)).toBe(false);
    expect(drop('Attach file to files of Chat Input', image)).toBe(false);
    expect(await screen.findByRole('list', { name: 'Files of files of Chat Input' })).toBeDefined();
    expect(await screen.findByRole('list', { name: 'Files of path of Read File' })).toBeDefined();
    expect(requests.filter((route) => route.startsWith('POST')).toSorted()).toEqual([
      'POST /api/v1/files/upload/flow-1',
      'POST /api/v2/files',
    ]);
  });

  it('are named with the id only if several components have the same name', () => {
    const twice = indexFlow(
      exportFromOutline(
        parseOutline({
          id: 'flow-1',
          name: 'Files',
          nodes: ['File-c', 'File-d'].map((id) => ({ ...readFile, id })),
          edges: [],
        }),
      ),
    );
    renderPage(
      <>
        <FieldFiles target={target('File-c', 'path')} isNamed={false} />
        <FieldFiles target={target('File-d', 'path', twice)} isNamed={false} />
      </>,
      { flow: detail },
    );
    expect(screen.getByRole('button', { name: 'Attach file to path of Read File' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Attach file to path of Read File File-d' })).toBeDefined();
  });
});

describe('an image for an input', () => {
  it('is uploaded to the flow’s files and set on the chat input, by button and by drop', async () => {
    const { user, tweaks } = renderAttach();
    await user.upload(fieldBehind('Attach file to Input 1'), image);
    const list = await screen.findByRole('list', { name: 'Files of Input 1' });
    expect(within(list).getByText('dot.png')).toBeDefined();
    expect(tweaks()).toEqual({ 'ChatInput-a': { files: DOT } });

    answers.set('POST /api/v1/files/upload/flow-1', () => json({ file_path: 'flow-1/b.png' }));
    dropOn(screen.getByRole('group', { name: 'Input 1' }), image);
    expect(await within(list).findByText('b.png')).toBeDefined();
    expect(tweaks()).toEqual({ 'ChatInput-a': { files: [DOT, 'flow-1/b.png'] } });
  });

  it('is refused while another one is uploading, and that is announced', async () => {
    answers.set('POST /api/v1/files/upload/flow-1', () => new Promise(() => undefined));
    const { user } = renderAttach();
    await user.upload(fieldBehind('Attach file to Input 1'), image);
    dropOn(screen.getByRole('group', { name: 'Input 1' }), image);
    expect(useUiState.getState().notices.map(({ message }) => message)).toEqual([
      'Not attached: earlier files are still uploading',
    ]);
  });

  it('is uploaded to the user’s files on a Langflow of another origin, which accepts no other, and shown from there', async () => {
    const at = 'http://127.0.0.1:9';
    answers = new Map([
      [`POST ${at}/api/v2/files`, () => json({ id: 'x', path: 'user/dot.png' })],
      [`GET ${at}/api/v2/files`, () => json([{ id: 'x', path: 'user/dot.png' }], 200)],
      [`GET ${at}/api/v2/files/x`, () => new Response(new Blob(['png'], { type: 'application/octet-stream' }))],
    ]);
    const { user, tweaks } = renderAttach({}, { server: { ...EMBEDDED_SERVER, kind: 'langflow' }, baseUrl: at });
    await user.upload(fieldBehind('Attach file to Input 1'), image);
    const list = await screen.findByRole('list', { name: 'Files of Input 1' });
    await expect.poll(() => list.querySelector('img')?.src).toMatch(/^blob:/);
    expect(tweaks()).toEqual({ 'ChatInput-a': { files: 'user/dot.png' } });
    expect(requests.filter((route) => route.startsWith('POST'))).toEqual([`POST ${at}/api/v2/files`]);
  });

  it('is not offered if the input reaches no chat input', () => {
    renderAttach({ inputs: [{ id: 'a', value: '', components: ['Topic'], type: 'any' }] });
    expect(screen.queryByRole('button', { name: 'Attach file to Input 1' })).toBeNull();
  });
});
