// @vitest-environment happy-dom
import '../../testing/no-code-editor.ts';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenPane, openWithTweaks, reportRow, supportDetail } from '../../testing/open-tweaks.tsx';
import { TweaksPane } from './tweaks-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const open: OpenPane = (...options) => openWithTweaks(<TweaksPane />, ...options);

describe('the explanation above the tweaks of a sample', () => {
  const text = '{\n  "Summarizer": { "words": 3 },\n  "Knowledge Search": { "top_k": 8 }\n}';
  const sample = { ...supportDetail, isSample: true };

  it('says what the tweaks do, and stays hidden after it was closed', async () => {
    const { user, restore, unmount } = open(text, sample);
    expect(
      await screen.findByText(/^These two tweaks change the flow's words and top_k, for this run only\. Press Run\.$/),
    ).toBeTruthy();
    restore('{ "Summarizer": { "words": 3 } }');
    expect(await screen.findByText(/^This tweak changes the flow's words/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close the explanation' }));
    expect(screen.queryByText(/This tweak changes/)).toBeNull();
    expect(screen.getByRole('heading', { name: 'Tweaks' })).toBe(document.activeElement);
    unmount();
    open(text, sample);
    await reportRow(/Applied Summarizer words/);
    expect(screen.queryByText(/These two tweaks/)).toBeNull();
  });

  it.each([
    ['of a flow that is no sample', text, supportDetail],
    ['where no tweak changes the flow', '{ "Summarizer": { "wrods": 3 } }', sample],
  ])('is not shown %s', async (_where, tweaks, flow) => {
    open(tweaks, flow);
    await reportRow(/Summarizer/);
    expect(screen.queryByRole('button', { name: 'Close the explanation' })).toBeNull();
  });

  it('counts fields that are too many to name', async () => {
    open('{ "Summarizer": { "words": 3 }, "Knowledge Search": { "top_k": 8 }, "tone": "x", "temperature": 1 }', sample);
    expect(await screen.findByText(/^These \S+ tweaks change \d fields of the flow, for this run only/)).toBeTruthy();
  });
});
