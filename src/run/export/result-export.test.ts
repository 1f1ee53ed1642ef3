import { describe, expect, it } from 'vitest';
import { answeredRun, inputEnd, messageResult, outputReady, recordedResult, runOf } from '../testing/run-of.ts';
import { exportCsv, exportMarkdown, exportOutput, exportReplies, outputFormats } from './result-export.ts';

const CUT = 'The server left a part of this result out: it is too long for its route.';

function runWith(result: ReturnType<typeof messageResult>, isCut = false) {
  const ready = { ...outputReady(0, result), ...(isCut && { is_cut: true }) };
  return runOf({
    events: [
      [1, ready],
      [2, inputEnd(0)],
    ],
  });
}

function only<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('There is none');
  return item;
}

describe('an exported run', () => {
  it('marks a shortened result', () => {
    expect(exportMarkdown(runWith(messageResult('One, tw'), true)).text).toContain(`One, tw\n\n_${CUT}_`);
    expect(exportCsv(runWith(messageResult('One, tw'), true)).text).toContain(CUT);
    expect(exportMarkdown(answeredRun(['fine'])).text).not.toContain('_');
  });

  it('marks a reply of which only the beginning is kept in its file name', () => {
    const reply = { requestIndex: 0, status: 200, headers: [], body: 'data: {', isCut: true };
    expect(exportReplies({ ...answeredRun(['fine']), replies: [reply] })).toMatchObject([
      { fileName: 'run-1-reply-beginning.txt' },
    ]);
  });

  it('leaves a cell of the CSV without a value blank', () => {
    const lines = exportCsv(answeredRun(['fine'])).text.split('\r\n');
    expect(lines).toEqual([
      'input,asked,output,component,text,data,error',
      '1,question 1,Chat Output,ChatOutput-o1,fine,,',
      '',
    ]);
  });

  it('fences data with any number of backticks', () => {
    const ticks = '` '.repeat(200_000);
    const outputs = { data: { message: { ticks }, type: 'object' } };
    const run = runWith({ ...recordedResult('data-node-selected'), outputs });
    const input = only(run.inputs);
    const text = exportOutput(run, input, only(input.outputs), 'markdown')?.text ?? '';
    expect(text).toMatch(/^```json\n/);
    expect(text.length).toBeGreaterThan(ticks.length);
  });

  it('offers the formats that have content for an output', () => {
    const formats = (run: ReturnType<typeof runWith>) => outputFormats(only(only(run.inputs).outputs));
    expect(formats(answeredRun(['fine']))).toEqual(['json', 'markdown']);
    expect(formats(runWith(recordedResult('data-node-selected')))).toEqual(['json', 'csv', 'markdown']);
    expect(formats(runOf())).toEqual([]);
  });
});
