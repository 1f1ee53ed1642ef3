// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InputValues } from '#contract/component-values.ts';
import { readEvidence } from '#run/evidence/read-evidence.ts';
import type { Run } from '#run/model/run.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { runKeys } from '../../../runs/run-cache.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { useSaveEvidence } from './use-save-evidence.tsx';

// The font of the file is not there.
beforeEach(() => void vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch')));
afterEach(cleanup);

const values: InputValues = {
  source: 'engine',
  components: [
    { component: 'a', name: 'A', startMs: 0, endMs: 1, received: { text: 'x'.repeat(2_000) }, calls: [], gave: null },
  ],
};

function Save({ run }: { run: Run }) {
  const { saveEvidence, dialog } = useSaveEvidence('It was not saved');
  return (
    <>
      <button type="button" onClick={() => saveEvidence([run.id])}>
        Save it
      </button>
      {dialog}
    </>
  );
}

async function press(hasValues: boolean) {
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:x';
  });
  const answered = answeredRun(['yes']);
  const inputs = answered.inputs.map((input) => ({ ...input, ...(hasValues && { values }) }));
  const run = { ...answered, inputs };
  const { user, client } = renderPage(<Save run={run} />);
  client.setQueryData(runKeys.run(run.id), run);
  await user.click(screen.getByRole('button', { name: 'Save it' }));
  const read = async () => {
    await waitFor(() => expect(files).toHaveLength(1));
    return readEvidence((await files[0]?.text()) ?? '')[0]?.inputs[0];
  };
  return { user, read, files };
}

const LABEL = 'What components received and gave (2.1 kB)';

it.each([
  [false, { noValues: 'left-out' }],
  [true, { values }],
])('an evidence file has the values of components if the person says so: %s', async (isWanted, expected) => {
  const { user, read } = await press(true);
  const dialog = within(await screen.findByRole('dialog', { name: 'Save evidence file' }));
  const choice = dialog.getByRole<HTMLInputElement>('checkbox', { name: LABEL });
  expect(choice.checked).toBe(false);
  if (isWanted) await user.click(choice);
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await read()).toMatchObject(expected);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('nothing is saved if the person cancels', async () => {
  const { user, files } = await press(true);
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(files).toEqual([]);
});

it('a run without values is saved at once', async () => {
  const { read } = await press(false);
  expect(await read()).not.toHaveProperty('noValues');
  expect(screen.queryByRole('dialog')).toBeNull();
});
