// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { Run } from '#run/model/run.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { renderPage } from '../../testing/render-page.tsx';
import { useRestore } from './use-restore.ts';

afterEach(cleanup);

interface Page {
  restore: (run: Run) => void;
  draft: () => RequestDraft;
}

function Probe({ onPage }: { onPage: (page: Page) => void }) {
  const { getValues } = useDraftForm();
  onPage({ restore: useRestore(), draft: getValues });
  return null;
}

const input = { id: '1', value: '', components: [], type: 'any' as const };

it.each([
  ['this server', null],
  ['another server', 'http://elsewhere.test'],
])('restoring a run of %s puts no more into the form than the form takes', async (_where, address) => {
  const pages: Page[] = [];
  renderPage(
    <>
      <Probe onPage={(page) => pages.push(page)} />
      <NoticeList />
    </>,
  );
  const draft = sampleDraft({ inputs: Array.from({ length: 10_001 }, () => input) });
  act(() => pages.at(-1)?.restore({ ...answeredRun(['yes']), address, draft }));
  expect(await screen.findByText(/The request was not opened: it has 10,001 inputs/)).toBeDefined();
  expect(pages.at(-1)?.draft().inputs).toHaveLength(1);
});
