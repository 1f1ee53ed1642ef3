// @vitest-environment happy-dom
import '../../testing/no-code-editor.ts';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { everyState } from '#flow/testing/support-flow.ts';
import { openWithTweaks, reportRow, supportDetail } from '../../testing/open-tweaks.tsx';
import { TweaksPane } from './tweaks-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('the banner says once that only the owner may send tweaks, and so does each row', async () => {
  openWithTweaks(<TweaksPane />, everyState, { ...supportDetail, index: { ...supportDetail.index, isOthers: true } });
  const banner = await screen.findByRole('group', { name: 'Tweaks that would be refused' });
  expect(banner.textContent).toBe(
    'Only the owner may send tweaks to this flow, and it belongs to another user. With tweaks, the whole run would be refused (404).',
  );
  await reportRow(
    /Refused Summarizer wrods not sent Only the owner may send tweaks to this flow: the server will refuse/,
  );
});
