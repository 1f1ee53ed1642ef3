import { describe, expect, it } from 'vitest';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { everyState, supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from './make-tweak-report.ts';
import { type ReportSubject, type TweakReportRow, whySentence } from './tweak-report.ts';

const index = indexFlow(supportFlow);
const rules = tweakRulesFor({ version: '1.13.0' });
const report = (text: string, more: Partial<ReportSubject> = {}) =>
  makeTweakReport({ text, inputs: [{ components: [], type: 'any' }], index, rules, ...more });

/** A row as the table shows it. */
function line({ state, component, field, sent, span, ...row }: TweakReportRow): string {
  const shown = {
    change: () => (sent.kind === 'change' ? `${sent.before} → ${sent.after}` : ''),
    same: () => (sent.kind === 'same' ? sent.value : ''),
    replaced: () => (sent.kind === 'replaced' ? `~~${sent.value}~~ ${sent.by}` : ''),
    none: () => (sent.kind === 'none' ? sent.text : ''),
  }[sent.kind]();
  return [
    state,
    `${component} ${field}`,
    shown,
    whySentence({ state, component, field, sent, span, ...row }),
    span?.line,
  ].join(' | ');
}

const rowsOf = (text: string, more?: Partial<ReportSubject>) => report(text, more).rows.map(line);
const hintsOf = (text: string, more?: Partial<ReportSubject>) => report(text, more).rows.map(({ hint }) => hint);

describe('the report', () => {
  it('has a row for each tweak with its state, change, reason and line', () => {
    expect(rowsOf(everyState)).toEqual([
      'applied | Language Model temperature | 0.2 → 0.9 | Found by id. | 3',
      'no-op | Language Model model_name | "gpt-4.1-mini" | Same as the value in the flow. | 4',
      'applied | Knowledge Search top_k | 4 → 8 | Found by name. | 6',
      'ignored | Summarizer wrods | no effect | No such field. Did you mean words? | 7',
      'ambiguous | Language Model max_tokens | 400 → 600 | 2 components have this name; only the last one gets this. | 8',
      'refused | Priority Rules code | not sent | Protected field: the server will refuse this run. | 9',
      'overridden | Chat Input input_value | ~~"Hello"~~ Input 1 | Input 1 replaces this value. | 10',
      'overridden | Prompt Template tone | ~~"friendly"~~ "formal" | Line 12 (a field name alone) overrides this. | 11',
      'applied | Every “tone” tone | "neutral" → "formal" | Sets this field in 2 components. | 12',
    ]);
  });

  it('says what the run sets itself, and what a file field takes', () => {
    const fields = { stream: false, session_id: '', path: { type: 'file' } };
    const index = indexFlow(smallFlow([{ id: 'Model-1', fields }]));
    expect(rowsOf('{ "Model": { "stream": true, "session_id": "mine" } }', { index })).toEqual([
      'overridden | Model stream | ~~true~~ the run | The run sets this field itself. Only a “stream” tweak outside any component changes it. | 1',
      'overridden | Model session_id | ~~"mine"~~ the run | The session of the run replaces this value. | 1',
    ]);
    expect(rowsOf('{ "path": "a.txt" }', { index })[0]).toContain('the field takes a path of an uploaded file, so');
    expect(rowsOf('{ "stream": true }', { index })).toEqual([
      'applied | Model stream | false → true | Sets this field in 1 component. | 1',
    ]);
  });

  it('has a short hint for each line of the editor', () => {
    expect(hintsOf(everyState)).toEqual([
      '0.2 → 0.9',
      'same as the flow',
      '4 → 8',
      'no such field, did you mean words?',
      '2 have this name, only h9QmE gets it',
      'protected, blocks the run',
      'Input 1 wins',
      'line 12 wins',
      '"neutral" → "formal" in 2 components',
    ]);
  });

  it('counts rows by state in a fixed order', () => {
    expect(report(everyState).counts).toEqual([
      { state: 'applied', count: 3 },
      { state: 'no-op', count: 1 },
      { state: 'ignored', count: 1 },
      { state: 'refused', count: 1 },
      { state: 'overridden', count: 2 },
      { state: 'ambiguous', count: 1 },
    ]);
  });

  it('splits a bare key where it does different things', () => {
    const text = '{ "tone": "neutral", "max_tokens": 400, "temperature": 1 }';
    const changed = makeTweakReport({
      text,
      inputs: [],
      rules,
      index: indexFlow({
        ...supportFlow,
        data: JSON.parse(JSON.stringify(supportFlow.data).replace('"value":"neutral"', '"value":"formal"')),
      }),
    });
    expect(changed.rows.map(line)).toEqual([
      'applied | Prompt Template tone | "formal" → "neutral" | Sets this field in 2 components. | 1',
      'no-op | Summarizer tone | "neutral" | Same as the value in the flow. | 1',
      'no-op | Every “max_tokens” max_tokens | 400 | Same as the value in the flow. | 1',
      'applied | Every “temperature” temperature | 0.2 → 1 | Sets this field in 2 components. | 1',
    ]);
  });

  it('names unknown components and suggests close names, unless that would make a duplicate key', () => {
    const { rows } = report(
      '{ "Sumarizer": { "words": 1 }, "Summarizer": { "words": 2, "wrods": 3 }, "Nothing alike": { "x": 1 } }',
    );
    expect(rows.map(line)).toEqual([
      'ignored | Sumarizer words | no effect | No such component. Did you mean Summarizer? | 1',
      'applied | Summarizer words | 25 → 2 | Found by name. | 1',
      'ignored | Summarizer wrods | no effect | No such field. Did you mean words? | 1',
      'ignored | Nothing alike x | no effect | No such component. | 1',
    ]);
    expect(rows.map(({ suggestion }) => suggestion?.canApply)).toEqual([false, undefined, false, undefined]);
    expect(rows[0]?.suggestion?.path).toEqual(['Sumarizer']);
    expect(rows[3]?.hint).toBe('no such component');
  });

  it.each([
    ['{ "Language Model": 3 }', 'ignored | Top level Language Model | no effect | No such field. | 1'],
    [
      '{ "top_k": null }',
      'refused | Top level top_k | not sent | The top level must be an object, not null. Langflow will refuse this run. | 1',
    ],
    [
      '{ "Summarizer": { "words": null } }',
      "resets | Summarizer words | 25 → built-in default | Resets this field to the component's default. The flow's value is lost. null sets no value. | 1",
    ],
    [
      '{ "Prompt Template": { "tone": 4 } }',
      'resets | Prompt Template tone | "neutral" → built-in default | Resets this field to the component\'s default. The flow\'s value is lost. The field takes text. | 1',
    ],
    [
      '{ "Prompt Template": { "question": "x" } }',
      'overridden | Prompt Template question | ~~"x"~~ Chat Input | Chat Input sets this field through a connection. | 1',
    ],
    [
      '{ "Summarizer": { "words": "many" } }',
      'may-fail | Summarizer words | 25 → "many" | Wrong type: the field takes a whole number, so the component may fail. Found by name. | 1',
    ],
    [
      '{ "LanguageModel-b2LxT": { "temperature": 3 } }',
      'applied | Language Model temperature | 0.2 → 3 | Found by id. Outside 0 to 2. | 1',
    ],
    [
      '{ "LanguageModel-b2LxT": { "model_name": "gpt-9" } }',
      'applied | Language Model model_name | "gpt-4.1-mini" → "gpt-9" | Found by id. Not one of "gpt-4.1-mini", "gpt-4.1". | 1',
    ],
    [
      '{ "Knowledge Search": { "top_k": 5 }, "KnowledgeSearch-k3y5t": { "top_k": 6 } }',
      'overridden | Knowledge Search top_k | ~~5~~ 6 | Line 1 overrides this. | 1',
    ],
  ])('explains %s', (text, expected) => {
    expect(rowsOf(text)[0]).toBe(expected);
  });

  it('marks wrong values as problems although they are applied', () => {
    expect(report('{ "Summarizer": { "words": "many" } }').rows[0]).toMatchObject({
      isProblem: true,
      hint: '25 → "many", wrong type: the field takes a whole number, so the component may fail',
    });
    expect(report('{ "Summarizer": { "words": 30 } }').rows[0]?.isProblem).toBe(false);
  });

  it('depends on the server’s version', () => {
    const code = '{ "Priority Rules": { "code": "x" } }';
    expect(rowsOf(code, { rules: tweakRulesFor({ version: '0.9.6' }) })).toEqual([
      'ignored | Priority Rules code | no effect | Protected field: this server ignores it. | 1',
    ]);
  });

  it('never shows a secret, neither the flow’s nor the typed one', () => {
    const text = '{ "LanguageModel-b2LxT": { "api_key": "sk-typed" }, "api_key": "sk-other" }';
    const shown = report(text).rows.map(({ verdicts: _raw, ...row }) => row);
    expect(shown.map(({ state }) => state)).toEqual(['overridden', 'applied']);
    expect(JSON.stringify(shown)).not.toMatch(/sk-/);
  });

  it('treats a field as secret by its name, but not a number', () => {
    const fields = { access_token: 'sk-flow', max_token: { type: 'int', value: 4 } };
    const named = indexFlow(smallFlow([{ id: 'Part-1', fields }]));
    const text = '{ "Part-1": { "access_token": "sk-typed", "max_token": 8 } }';
    const [token, count] = report(text, { index: named }).rows.map(({ verdicts: _raw, ...row }) => row);
    expect(JSON.stringify(token)).not.toMatch(/sk-/);
    expect(count?.sent).toEqual({ kind: 'change', before: '4', after: '8' });
  });

  it('marks a duplicate key that has no effect', () => {
    const text = '{\n  "Summarizer": { "words": 1 },\n  "Summarizer": { "words": 2 }\n}';
    expect(rowsOf(text)).toEqual([
      'overridden | Summarizer  | no effect | Duplicate key: only line 3 counts. | 2',
      'applied | Summarizer words | 25 → 2 | Found by name. | 3',
    ]);
    expect(hintsOf(text)[0]).toBe('only line 3 counts');
  });

  it('says that __proto__ is not sent', () => {
    expect(rowsOf('{ "Summarizer": { "__proto__": 1 } }')).toEqual([
      'ignored | Summarizer __proto__ | no effect | "__proto__" is a reserved key and is not sent. | 1',
    ]);
  });

  it('has no rows while the flow or the server is unknown', () => {
    expect(report(everyState, { index: null })).toMatchObject({ rows: [], rules: null, isBroken: false });
    expect(report(everyState, { rules: null }).rows).toEqual([]);
    expect(report('{\n  \n}')).toMatchObject({ isEmpty: true, rows: [], counts: [] });
  });

  it('shortens long and deep values', () => {
    const long = JSON.stringify({
      'Prompt Template': { tone: 'x'.repeat(5000) },
      Summarizer: { words: { value: [1, 2] } },
    });
    for (const row of report(long).rows) expect(line(row).length).toBeLessThan(250);
  });
});

describe('2,000 tweaks on 200 components', () => {
  const [template] = supportFlow.data?.nodes ?? [];
  const fields = Object.fromEntries(
    Array.from({ length: 12 }, (_, field) => [
      `field_${field}`,
      { type: 'int', name: `field_${field}`, value: field, show: true },
    ]),
  );
  const nodes = Array.from({ length: 200 }, (_, node) => ({
    ...template,
    id: `Part-${node}`,
    data: { id: `Part-${node}`, type: 'Part', node: { display_name: `Part ${node}`, template: fields } },
  }));
  const large = indexFlow({ ...supportFlow, data: { nodes, edges: [] } });
  const tweaks = Object.fromEntries(
    nodes.map(({ id }) => [
      id,
      Object.fromEntries(Array.from({ length: 10 }, (_, field) => [`field_${field}`, field * 2])),
    ]),
  );

  it('are checked in less than quadratic time', async () => {
    const judge = (components: number) => {
      const text = JSON.stringify(Object.fromEntries(Object.entries(tweaks).slice(0, components)), null, 2);
      return () => makeTweakReport({ text, inputs: [{}], index: large, rules });
    };
    expect(judge(200)().rows).toHaveLength(2000);
    expect(await timeGrowth(200, judge)).toBeLessThan(IN_PROPORTION);
  });
});
