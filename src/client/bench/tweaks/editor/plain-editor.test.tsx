// @vitest-environment happy-dom
import '../../../testing/no-code-editor.ts';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { everyState } from '#flow/testing/support-flow.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { type OpenPane, openWithTweaks, reportRow } from '../../../testing/open-tweaks.tsx';
import { TweaksPane } from '../tweaks-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const open: OpenPane = (...options) => openWithTweaks(<TweaksPane />, ...options);

describe('the field "Tweaks JSON" while the code editor cannot be loaded', () => {
  it('writes typed text into the draft and shows external changes', async () => {
    const { user, field, draftText, restore } = open('{\n  \n}');
    await user.clear(field());
    await user.type(field(), '// note');
    expect(draftText()).toBe('// note');
    act(() => restore('{ "tone": "dry" }'));
    expect(field().value).toBe('{ "tone": "dry" }');
  });

  it('has the keys for problems and formatting', async () => {
    const { user, field } = open(everyState);
    await reportRow(/Ignored/);
    await user.click(field());
    const selected = () => field().value.slice(field().selectionStart, field().selectionEnd);
    field().setSelectionRange(0, 0);
    await user.keyboard('{F8}');
    expect(selected()).toBe('"wrods"');
    await user.keyboard('{F8}');
    expect(selected()).toBe('"max_tokens"');
    await user.keyboard('{Shift>}{F8}{/Shift}');
    expect(selected()).toBe('"wrods"');
    await user.keyboard('{Control>}{Shift>}f{/Shift}{/Control}');
    expect(field().value).toContain('"Summarizer": {\n    "wrods": 40\n  }');
  });

  it('says so', async () => {
    const { user, field, draftText } = open('{}');
    await user.click(field());
    expect(await screen.findByText(/The editor could not be loaded/)).toBeTruthy();
    await user.type(field(), 'x');
    expect(draftText()).toContain('x');
  });

  it('focuses the line of the error that Run reports', async () => {
    const { field } = open('{\n  "tone" "x"\n}');
    await screen.findByText('Report');
    const lead = () => {
      act(() => sendUiRequest('focus', { kind: 'tweaks', line: 2 }));
      return field().value.slice(field().selectionStart, field().selectionEnd);
    };
    await expect.poll(lead, { timeout: 10_000 }).toBe('"x"');
    expect(document.activeElement).toBe(field());
  });
});
