import { describe, expect, it } from 'vitest';
import { SECRET_MASK } from '../../flow/secrets/mask-secrets.ts';
import { executeRun } from '../execute/execute-run.ts';
import { exportMatrix } from '../export/export-matrix.ts';
import type { Run } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { createRun } from '../reduce/create-run.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleDraft, sampleIndex } from '../testing/sample-run.ts';
import { baselineOf, columnInRun, median, readCell, rowInRun } from './matrix-view.ts';
import { parseSet } from './parse-set.ts';
import { planMatrix } from './plan-matrix.ts';
import { requestsOf, unfinishedInputs, withOpenInputs } from './rerun-cells.ts';
import { cellIndex, cellPlace } from './run-matrix.ts';
import { columnsOf, EMPTY_SET, FLOW_COLUMN, keysLeftOut, singleKeys } from './variant.ts';
import { listValues, rangeValues, varyField } from './vary-field.ts';

const draft = sampleDraft({
  inputs: [
    { id: 'a', value: 'one', components: [], type: 'any' },
    { id: 'b', value: 'two', components: [], type: 'any' },
  ],
  tweaksText: '{"words": 99}',
});
const columns = [
  FLOW_COLUMN,
  { letter: 'A', name: 'Bold', tweaksText: '{"Model-m1": {"temperature": 0.9}}' },
  { letter: 'B', name: 'Secret', tweaksText: '{"Model-m1": {"api_key": "sk-canary"}}' },
];

function plan(changes: Partial<Parameters<typeof planMatrix>[0]> = {}) {
  const options = {
    draft,
    columns,
    repeats: 2,
    atOnce: 3,
    newSession: null,
    flowId: 'flow-1',
    server: EMBEDDED_SERVER,
    index: sampleIndex,
  };
  const planned = planMatrix({ ...options, ...changes });
  if ('problems' in planned) throw new Error(planned.problems[0]?.message);
  return planned;
}

function matrixRun(repeats = 2): Run {
  const { request, plan: requests, matrix } = plan({ repeats });
  const run = createRun({
    ...{
      id: 'run-1',
      number: 7,
      flow: { id: 'flow-1', name: 'Sample' },
      index: sampleIndex,
      server: 'Embedded engine',
    },
    ...{ draft, request, plan: requests, onlyInput: null, startedAt: 0 },
  });
  return { ...run, matrix };
}

/** The run after the server answered these inputs with these texts. */
function answered(run: Run, texts: Readonly<Record<number, string>>): Run {
  const updates = Object.entries(texts).flatMap(([index, text]): RunUpdate[] => {
    const input = Number(index);
    const received = {
      event: 'output-ready' as const,
      ...{ at: 1, input, component: 'ChatOutput-o1', index: 0 },
      result: {
        ...{ results: { message: { text } }, component_display_name: 'Chat Output', component_id: 'ChatOutput-o1' },
        outputs: { message: { message: text, type: 'text' } },
      },
    };
    return [
      { kind: 'sent', at: 10, requestIndex: input },
      { kind: 'event', received: { receivedAt: 20, event: received } },
      { kind: 'answered', at: 30 + input, requestIndex: input },
    ];
  });
  return reduceRun(run, updates);
}

describe('the plan of a matrix', () => {
  it('has requests row by row, and one per repeat of each cell', () => {
    const { plan: requests, matrix, request } = plan();
    expect(requests.concurrency).toBe(3);
    expect(requests.requests.map(({ body, inputs }) => [inputs[0], body.inputs, body.tweaks])).toEqual(
      [...Array(12).keys()].map((index) => [
        index,
        [{ input_value: index < 6 ? 'one' : 'two' }],
        [undefined, undefined, columns[1], columns[1], columns[2], columns[2]][index % 6] &&
          JSON.parse(columns[Math.floor((index % 6) / 2)]?.tweaksText ?? ''),
      ]),
    );
    expect(request.tweaks).toBeUndefined();
    expect(request.inputs?.length).toBe(12);
    expect(JSON.stringify(matrix)).not.toContain('sk-canary');
  });

  it('has one request per cell for Langflow too', () => {
    const { plan: requests } = plan({ server: LANGFLOW_SERVER, draft: { ...draft, stream: false } });
    expect(
      requests.requests.every(({ inputs, transport }) => inputs.length === 1 && transport === 'advanced-json'),
    ).toBe(true);
    expect(requests.requests.length).toBe(12);
  });

  it('has one row if the request has no inputs', () => {
    const { matrix, request } = plan({ draft: { ...draft, inputsMode: 'keep' } });
    expect(matrix.rows).toBe(1);
    expect(request.inputs).toEqual([]);
  });

  it('names the variant whose tweaks cannot be sent', () => {
    const broken = [...columns, { letter: 'C', name: 'Broken', tweaksText: '{' }];
    const planned = planMatrix({
      ...{ draft, columns: broken, repeats: 1, atOnce: 1, newSession: null },
      ...{ flowId: 'f', server: EMBEDDED_SERVER, index: sampleIndex },
    });
    expect('problems' in planned && planned.problems[0]?.message).toMatch(/^Variant C: /);
  });

  it('rejects too many cells', () => {
    expect(() => plan({ repeats: 500 })).toThrow('3,000 runs are too many');
  });
});

it('finds a cell by its index, and back', () => {
  const { matrix } = plan();
  for (let index = 0; index < 12; index += 1) expect(cellIndex(matrix, cellPlace(matrix, index))).toBe(index);
});

describe('the view of a matrix', () => {
  const run = answered(matrixRun(), { 0: 'same', 1: 'same', 2: 'same', 3: 'other', 4: 'a b c' });

  it('groups equal answers of the repeats', () => {
    const cell = readCell(run, 0, 0, 'ChatOutput-o1');
    expect(cell.groups.map(({ answers }) => answers.length)).toEqual([2]);
    expect(readCell(run, 0, 1, 'ChatOutput-o1').groups.length).toBe(2);
    expect(cell.durationMs).toBe(20.5);
    expect(readCell(run, 0, 2, 'ChatOutput-o1').status).toBe('running');
    expect(readCell(run, 1, 0, 'ChatOutput-o1').status).toBe('waiting');
  });

  it('compares with the most frequent answer of the flow, in the file too', () => {
    const often = answered(matrixRun(3), { 0: 'rare', 1: 'often', 2: 'often', 3: 'often' });
    expect(baselineOf(readCell(often, 0, 0, 'ChatOutput-o1'))).toBe(often.inputs[1]?.outputs[0]);
    const { cells } = JSON.parse(exportMatrix(often, 'ChatOutput-o1', 'json').text) as { cells: { differs: number }[] };
    expect(cells[3]?.differs).toBe(0);
  });

  it('finds columns and rows by what was sent, whatever their position is now', () => {
    expect(columnInRun(run, { letter: 'C', name: 'x', tweaksText: columns[1]?.tweaksText ?? '' }, sampleIndex)).toBe(1);
    expect(columnInRun(run, { letter: 'A', name: 'x', tweaksText: '{}  ' }, sampleIndex)).toBe(-1);
    expect(rowInRun(run, 0, 'two')).toBe(1);
    expect(rowInRun(run, 0, 'three')).toBe(-1);
  });

  it('reruns cells and keeps the others', () => {
    const again = withOpenInputs(run, [2, 3]);
    expect(requestsOf(run, [2, 3])).toEqual([2, 3]);
    expect(readCell(again, 0, 1, 'ChatOutput-o1').status).toBe('waiting');
    expect(readCell(again, 0, 0, 'ChatOutput-o1').status).toBe('done');
    expect(again.events.length).toBe(run.events.length - 2);
    expect(unfinishedInputs(run)).toEqual([5, 6, 7, 8, 9, 10, 11]);
  });

  it('is exported without secrets', () => {
    const csv = exportMatrix(run, 'ChatOutput-o1', 'csv').text.split('\r\n');
    expect(csv[0]).toBe('input,asked,variant,repeat,status,ms,differs,answer,error');
    expect(csv[1]).toBe('1,one,Flow,1,done,20,,same,');
    expect(csv[4]).toBe('1,one,A Bold,2,done,23,1,other,');
    for (const format of ['csv', 'json', 'markdown'] as const) {
      expect(exportMatrix(run, 'ChatOutput-o1', format).text).not.toContain('sk-canary');
    }
    expect(exportMatrix(run, 'ChatOutput-o1', 'markdown').text).toContain('| Input | Flow | A Bold | B Secret |');
    expect(exportMatrix(run, 'ChatOutput-o1', 'markdown').text).toContain(SECRET_MASK);
  });
});

describe('variants from elsewhere', () => {
  it('can be one per tweak', () => {
    expect(singleKeys('{"words": 3, "Model-m1": {"temperature": 1}}')).toEqual([
      { name: 'words', tweaksText: '{\n  "words": 3\n}' },
      { name: 'Model-m1 · temperature', tweaksText: '{\n  "Model-m1": {\n    "temperature": 1\n  }\n}' },
    ]);
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 15 }, (_, at) => [`key${at}`, at])));
    expect([singleKeys(many).length, keysLeftOut(many), keysLeftOut('{"words": 3}')]).toEqual([12, 3, 0]);
    const set = { ...EMPTY_SET, keysOf: { name: 'A', tweaksText: '{"words": 3}' } };
    expect(columnsOf(set).map(({ letter, name }) => `${letter} ${name}`.trim())).toEqual(['Flow', 'A words']);
  });

  it.each([
    [{ from: 0, to: 0.3, step: 0.1 }, [0, 0.1, 0.2, 0.3]],
    [{ from: 3, to: 1, step: -1 }, [3, 2, 1]],
    [{ from: 1, to: 3, step: -1 }, []],
    [{ from: 1, to: 3, step: 0 }, []],
    [{ from: 1, to: Number.NaN, step: 1 }, []],
  ])('counts %j', (range, values) => {
    expect(rangeValues(range)).toEqual(values);
  });

  it.each([
    ['0.1, 2', 'float', [0.1, 2]],
    ['0,1\n0,2', 'float', [0.1, 0.2]],
    ['calm, loud', 'str', ['calm', 'loud']],
    ['calm, not loud\nloud', 'str', ['calm, not loud', 'loud']],
    ['1', 'str', ['1']],
    ['true, false', 'bool', [true, false]],
    ['["a", "b"]', 'table', [['a', 'b']]],
  ])('reads %j for a field of type %s', (text, type, values) => {
    expect(listValues(text, { type, isList: false })).toEqual(values);
  });

  it('varies one field on top of the other tweaks', () => {
    const component = sampleIndex.byId.get('Model-m1');
    const field = component?.fields.get('words');
    if (!component || !field) throw new Error('No field');
    const place = { index: sampleIndex, component, field, rules: EMBEDDED_SERVER.rules };
    const [first] = varyField('{"Model-m1": {"temperature": 1}}', place, [3, 6]);
    expect(first?.name).toBe('words 3');
    expect(JSON.parse(first?.tweaksText ?? '')).toEqual({ 'Model-m1': { temperature: 1, words: 3 } });
  });

  it('reads a stored set leniently', () => {
    expect(parseSet({ variants: 1 })).toEqual(EMPTY_SET);
    expect(parseSet({ ...EMPTY_SET, repeats: 999, atOnce: -1 })).toEqual({ ...EMPTY_SET, repeats: 20, atOnce: 1 });
  });
});

it('computes the median', () => {
  expect([median([]), median([3]), median([1, 9, 2]), median([4, 2])]).toEqual([null, 3, 2, 3]);
});

it('sends only the given requests of a plan', async () => {
  const { plan: requests } = plan();
  const sent: number[] = [];
  const updates = executeRun({
    ...{ plan: requests, connection: { kind: 'embedded', baseUrl: 'http://127.0.0.1:9', apiKey: null } },
    ...{ flow: 'flow-1', session: null, signal: new AbortController().signal },
    rest: { requests: [2, 7], elapsedMs: 1_000 },
  });
  for await (const update of updates) {
    if (update.kind !== 'sent') continue;
    sent.push(update.requestIndex);
    expect(update.at).toBeGreaterThanOrEqual(1_000);
  }
  expect(sent).toEqual([2, 7]);
});
