/** Streamed text in the answers: followed by the view, stopped from where it was started, and told apart by how it arrived. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { boxOf } from '../pages/box-of.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { showResult } from '../pages/show-result.ts';
import type { FrontServer } from '../servers/front-server.ts';
import { answerBursts, answerStream, messageResult, writeEvent } from '../servers/run-answers.ts';

const OUTPUT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };
const PART = 30;
/** Lines of the first part, which leaves room below it. */
const FIRST = 3;

interface PartsAnswer {
  send: (part: number) => void;
  end: () => void;
}

/** The next run gets its first part at once, and the others when the story says so. */
function answerInParts(front: FrontServer): PartsAnswer {
  const parts: PartsAnswer = { send: () => undefined, end: () => undefined };
  const { component } = OUTPUT;
  front.answerRuns((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const text = { event: 'text-delta', input: 0, component, message_id: 'm', outputs: [component] };
    writeEvent(response, { event: 'run-start', at: 0, session_id: 's', inputs: 1 });
    writeEvent(response, { event: 'input-start', at: 0, input: 0, inputs: {} });
    let whole = '';
    parts.send = (part) => {
      const chunk = Array.from(
        { length: part === 1 ? FIRST : PART },
        (_, line) => `part ${part}, line ${line}\n\n`,
      ).join('');
      whole += chunk;
      writeEvent(response, { ...text, at: part, chunk });
    };
    parts.end = () => {
      const result = messageResult(component, OUTPUT.displayName, whole);
      writeEvent(response, { event: 'output-ready', at: 9, input: 0, component, index: 0, result });
      writeEvent(response, { event: 'input-end', at: 9, input: 0 });
      writeEvent(response, { event: 'run-end', at: 9, session_id: 's' });
      response.end();
    };
    parts.send(1);
  });
  return parts;
}

/** A line of the answer in parts. */
const line = (page: Page, part: number, number: number): Locator =>
  page.getByText(`part ${part}, line ${number}`, { exact: true });

/** New text stays below, and the visible text does not move. */
async function readFurtherUp(bench: BenchPage, parts: PartsAnswer): Promise<void> {
  const { page } = bench;
  await bench.answer('Chat Output', 1).hover();
  await page.mouse.wheel(0, -900);
  await expect(line(page, 2, PART - 1)).not.toBeInViewport();
  const read = line(page, 2, 5);
  await read.scrollIntoViewIfNeeded();
  const before = await boxOf(read);
  parts.send(3);
  await expect(line(page, 3, PART - 1)).toBeAttached();
  await expect(line(page, 3, PART - 1)).not.toBeInViewport();
  expect(await boxOf(read)).toEqual(before);
}

async function followAgain(bench: BenchPage, parts: PartsAnswer): Promise<void> {
  const { page } = bench;
  await page.mouse.wheel(0, 10_000);
  await expect(line(page, 3, PART - 1)).toBeInViewport();
  parts.send(4);
  await expect(line(page, 4, PART - 1)).toBeInViewport();

  await page.mouse.wheel(0, -900);
  await expect(line(page, 4, PART - 1)).not.toBeInViewport();
  parts.end();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(line(page, 4, PART - 1)).not.toBeInViewport();
}

const WORDS = Array.from({ length: 12 }, (_, index) => `word-${index} `);

interface Kind {
  label: string;
  bursts: readonly (readonly string[])[];
  sentence: RegExp;
}

const KINDS: readonly Kind[] = [
  {
    label: 'Bursts',
    bursts: [WORDS.slice(0, 1), WORDS.slice(1, 2), WORDS.slice(2, 3)],
    sentence: /^Bursts: the text came in 3 chunks, with long waits between them\.$/,
  },
  {
    label: 'Held back',
    bursts: [WORDS],
    sentence:
      /^Held back: all 12 chunks came within .* after the start\. The server wrote them one by one, so something/,
  },
  {
    label: 'Held back',
    bursts: [[WORDS.join('')]],
    sentence: /^Held back: the text came in 1 chunk, .* after the start\.$/,
  },
];

/** What the meter says, in the answer and in Inside. */
async function expectKind(bench: BenchPage, front: FrontServer, { label, bursts, sentence }: Kind): Promise<void> {
  const { page } = bench;
  front.answerRuns(answerBursts({ bursts, waitMs: 900, ...OUTPUT }));
  await page.getByRole('tab', { name: 'Answer', exact: true }).click();
  await bench.run();
  const answer = bench.answer('Chat Output', 1);
  await expect(answer.getByRole('img', { name: `${label} of Chat Output, Input 1` })).toBeVisible();
  await expect(answer.getByText(label, { exact: true })).toBeVisible();
  await showResult(page, 'Inside');
  const stream = page.getByRole('region', { name: 'Stream', exact: true });
  await expect(stream.getByText(label, { exact: true })).toBeVisible();
  await expect(stream.getByTitle(sentence)).toBeVisible();
  await expect(stream).toContainText(/first token (under|\d)/);
  if (bursts.length > 1) await expect(stream).toContainText(/longest \d/);
}

/**
 * Escape stops a run from an input and from the editor, also after the editor's search was open. `runs`: how many runs
 * there were before.
 */
async function stopByEscape(bench: BenchPage, runs: number): Promise<void> {
  const { page } = bench;
  await bench.loadEditor();
  await bench.editor.focus();
  await page.keyboard.press('ControlOrMeta+F');
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  for (const [run, field] of [bench.editor, bench.input(1)].entries()) {
    await field.focus();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(bench.stopButton).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bench.stopButton).toBeHidden();
    await expect(page.getByRole('button', { name: `Run ${runs + run + 1} menu` })).toBeVisible();
    await expect(bench.status).toHaveText(/Run stopped/);
    await expect(field).toBeFocused();
  }
}

test('streaming answers scroll with new text unless the reader has scrolled up, show how their text arrived, and are stopped by Escape', async ({
  bench,
  page,
  front,
}) => {
  const parts = answerInParts(front);
  await openRequest(bench, GREETING, front.url);
  await bench.runButton.click();
  await expect(line(page, 1, FIRST - 1)).toBeInViewport();
  parts.send(2);
  await expect(line(page, 2, PART - 1)).toBeInViewport();
  await readFurtherUp(bench, parts);
  await followAgain(bench, parts);
  for (const kind of KINDS) {
    await test.step(`the meter says ${kind.label} of ${kind.bursts.flat().length}`, () =>
      expectKind(bench, front, kind));
  }
  front.answerRuns(answerStream({ chunks: ['word '], ...OUTPUT, ending: 'silent' }));
  await stopByEscape(bench, 1 + KINDS.length);
});
