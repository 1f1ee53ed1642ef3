import { afterEach, expect, it, vi } from 'vitest';
import { SUITE_HEAD } from '#tests/testing/read-written-suite.ts';
import { readSuiteText } from './read-suite-text.ts';

afterEach(() => vi.unstubAllGlobals());

/** Reads a suite of rows with so many characters, in a browser whose workers answer what they are asked. */
async function readRows(length: number) {
  const questions: unknown[] = [];
  class EchoWorker {
    onmessage = (_message: { data: unknown }): void => undefined;
    postMessage(question: unknown): void {
      questions.push(question);
      this.onmessage({ data: { answer: { suite: null, problems: [], value: 'of the worker' } } });
    }
    terminate(): void {}
  }
  vi.stubGlobal('Worker', EchoWorker);
  const files = new Map([['rows.csv', 'input\nhi'.padEnd(length, '\n')]]);
  const text = `${SUITE_HEAD}cases:\n  - file: rows.csv\n`;
  const { suite, value } = await readSuiteText(text, files, new AbortController().signal);
  return { questions: questions.length, value, cases: suite?.cases.length };
}

it('a short suite is read in a worker if its rows are long, and at once if they are short', async () => {
  expect(await readRows(20_000)).toEqual({ questions: 1, value: 'of the worker', cases: undefined });
  expect(await readRows(19_999)).toMatchObject({ questions: 0, cases: 1 });
});
