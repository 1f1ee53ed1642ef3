// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { createPageServices } from '../../runs/page-services.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { undoOfNow } from '../runs/use-suite.ts';
import { openSuites } from '../runs/use-suites-service.ts';
import { acceptedAs, acceptedText, withAccepted } from './suite-notes.ts';

workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);

const TEXT = `format: tweakbench-tests
version: 1
name: Words
flow: two-inputs
cases:
  - {input: one, expected: one}
`;

/** The same suite, open in two pages. */
async function openTwice() {
  const [first, second] = await Promise.all([1, 2].map(() => openSuites(createPageServices(new QueryClient()))));
  if (!first || !second) throw new Error('There are two pages');
  const target = { flow: { id: 'two-inputs', name: 'Two inputs' }, address: null };
  const { id } = await first.suites.create(target, 'Words', { text: TEXT, files: {} });
  const [mine, theirs] = [first.document(id), second.document(id)];
  await Promise.all([mine.settled(), theirs.settled()]);
  return { id, mine, theirs, read: () => first.suites.read(id) };
}

it('a suite stores its baseline for everybody, whoever edits the text meanwhile', async () => {
  const { mine, theirs, read } = await openTwice();
  mine.note((notes) => ({ ...notes, baseline: 'r1' }));
  await mine.settled();
  theirs.edit((text) => text.replace('expected: one', 'expected: two'));
  expect(await theirs.settled()).toMatchObject({ conflict: null, saving: 'saved', notes: { baseline: 'r1' } });
  expect(await read()).toMatchObject({ notes: { baseline: 'r1' }, text: expect.stringContaining('expected: two') });
  // This page takes the text of the other one, and keeps its own note.
  mine.note((notes) => ({ ...notes, baseline: null }));
  expect(await mine.settled()).toMatchObject({ conflict: null, text: expect.stringContaining('expected: two') });
  await theirs.reload();
  expect(theirs.read().notes.baseline).toBeNull();
  expect(await read()).toMatchObject({ notes: { baseline: null } });
});

it('a suite stores who accepted an answer, until the expected text is another one', async () => {
  const { mine, theirs, read } = await openTwice();
  const accept = (name: string, person: string) =>
    withAccepted(mine.read().notes, name, { expected: 'one', person, at: 7 });
  mine.note(() => accept('first', 'Mara'));
  theirs.note(() => accept('second', 'Jonas'));
  await mine.settled();
  await theirs.settled();
  await vi.waitFor(async () => expect(Object.keys((await read())?.notes.accepted ?? {})).toEqual(['first', 'second']));
  const notes = (await read())?.notes;
  if (!notes) throw new Error('The suite is kept');
  expect(acceptedAs(notes, 'first', 'one')).toMatchObject({ person: 'Mara', at: 7 });
  const accepted = { person: 'Mara', at: new Date(2026, 10, 27, 12).getTime(), fingerprint: '' };
  expect(acceptedText(accepted, 'Mara')).toBe('Accepted by Mara on 27 Nov 2026');
  expect(acceptedText(accepted, null)).toBe('Accepted on 27 Nov 2026');
  expect(acceptedAs(notes, 'first', 'two')).toBeNull();
  expect(acceptedAs(notes, 'toString', 'one')).toBeNull();
});

it('Undo of a notice takes back the change that it is about, and nothing that was changed later', async () => {
  const { mine } = await openTwice();
  mine.edit((text) => `${text}  - {input: two}\n`);
  const undo = undoOfNow(mine);
  mine.edit((text) => text.replace('name: Words', 'name: Letters'));
  undo();
  expect(mine.read().text).toContain('name: Letters');
  mine.undo();
  undo();
  expect(mine.read().text).toBe(TEXT);
});

it('a text that two people have edited is shown as a conflict, and the notes of both stay', async () => {
  const { mine, theirs, read } = await openTwice();
  mine.note((notes) => ({ ...notes, baseline: 'r1' }));
  mine.edit((text) => text.replace('expected: one', 'expected: mine'));
  await mine.settled();
  theirs.edit((text) => text.replace('expected: one', 'expected: theirs'));
  expect((await theirs.settled()).conflict?.text).toContain('expected: mine');
  theirs.keepMine();
  await theirs.settled();
  expect(await read()).toMatchObject({ notes: { baseline: 'r1' }, text: expect.stringContaining('expected: theirs') });
});

it('a text that is too long for the server stays in the page, and is saved once it is shorter', async () => {
  const { mine, read } = await openTwice();
  mine.edit((text) => `${text}#${' '.repeat(2_000_000)}`);
  const long = await mine.settled();
  expect(long.problems).toMatchObject([{ message: expect.stringMatching(/^This suite has 2,000,\d+ characters\./) }]);
  expect(long.saving).toEqual({ problem: expect.stringMatching(/^Not saved\. This suite has 2,000,\d+ characters\./) });
  expect(long.text).toHaveLength(TEXT.length + 2_000_001);
  mine.edit((text) => text.trimEnd());
  expect(await mine.settled()).toMatchObject({ saving: 'saved', problems: [] });
  expect((await read())?.text).toBe(`${TEXT}#`);
});
