// @vitest-environment happy-dom
import { act, cleanup, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sampleDraft, sampleIndex } from '#run/testing/sample-run.ts';
import { writePresentation } from '#show/knobs/presentation-file.ts';
import { knobsOf } from '../draft/knobs/knob-storage.ts';
import { flowKeys } from '../shell/api/flow-keys.ts';
import { sendUiRequest } from '../shell/state/send-ui-request.ts';
import { renderPage } from '../testing/render-page.tsx';
import { kindOf, type OpenFiles, useOpenFiles } from './use-open-files.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const knobs = [{ component: 'Model-m1', field: 'temperature', label: 'Warmth' }];
const { text } = writePresentation(
  { flow: { id: 'f', name: 'Support reply' }, draft: sampleDraft(), knobs, mode: 'present' },
  sampleIndex,
);

it.each([
  ['support-reply.presentation.json', text, 'presentation'],
  ['support-reply.presentation (1).json', text, 'presentation'],
  ['talk', text, 'presentation'],
  ['support-reply.presentation.json', '{"name": "A flow", "data": {"nodes": []}}', 'flow'],
])('a file %j is recognised by its content', async (name, content, kind) => {
  expect(await kindOf(new File([content], name))).toBe(kind);
});

function Probe({ onPage }: { onPage: (page: OpenFiles) => void }) {
  onPage(useOpenFiles());
  return null;
}

describe('a presentation that is opened', () => {
  /** The URL has the open flow as `flow-1`, which is the endpoint name of the only flow. */
  function openPage() {
    let page: OpenFiles | null = null;
    const { client } = renderPage(
      <Probe
        onPage={(now) => {
          page = now;
        }}
      />,
      { samples: [{ id: 'f', name: 'Support reply', endpoint_name: 'flow-1' }] },
    );
    const now = (): OpenFiles => {
      if (page === null) throw new Error('nothing rendered');
      return page;
    };
    return { client, now, open: (...files: File[]) => act(() => now().openFiles(files)) };
  }

  it('adds its knobs to the open flow, whether the URL has its id or its endpoint name', async () => {
    const { open, now } = openPage();
    await open(new File([text], 'talk.json'));
    expect(now().problems).toEqual([]);
    expect(knobsOf('flow-1').read()).toEqual(knobs);
  });

  it('can also come from another part of the page', async () => {
    const { now } = openPage();
    const lost = text.replace('"Support reply"', '"Nowhere"').replace('"id": "f"', '"id": "g"');
    act(() => sendUiRequest('openFiles', [new File([lost], 'lost.json')]));
    await waitFor(() => expect(now().problems).toHaveLength(1));
    expect(now().problems[0]).toMatch(/^lost\.json was not opened\./);
  });

  it('does not say that its flow is missing while the flows are loading', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    const { client, open, now } = openPage();
    act(() => client.removeQueries({ queryKey: flowKeys.list({ kind: 'embedded', baseUrl: '', apiKey: null }) }));
    await act(() => client.resetQueries());
    await open(new File([text], 'talk.json'));
    expect(now().problems).toEqual([
      'talk.json was not opened. The list of flows is still loading. Open the file again in a moment.',
    ]);
  });

  it('the page says for each file why it was not opened, and opens the others', async () => {
    const { open, now } = openPage();
    const lost = text.replace('"Support reply"', '"Nowhere"').replace('"id": "f"', '"id": "g"');
    await open(new File([lost], 'lost.json'), new File(['<p>'], 'page.html'), new File([text], 'talk.json'));
    expect(now().problems).toEqual([
      'page.html was not opened. It is not an evidence file or an exported run.',
      'lost.json was not opened. This server has no flow “Nowhere”. Import it first.',
    ]);
    expect(knobsOf('flow-1').read()).toEqual(knobs);
  });
});
