import { expect, it } from 'vitest';
import { decidedRun } from '#run/testing/asking-run.ts';
import { inputEnd, messageResult, outputReady, runOf } from '#run/testing/run-of.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { caseOfRunInput, casesOfDraft, questionsOfRuns } from './cases-of-run.ts';

function runAsking(id: string, startedAt: number, ...pairs: [question: string, answer: string | null][]) {
  const inputs = pairs.map(([value], at) => ({ id: `${at}`, value, components: [], type: 'chat' as const }));
  const events = pairs.flatMap(([, answer], at) =>
    answer === null ? [] : [[at, outputReady(at, messageResult(answer))] as const, [at, inputEnd(at)] as const],
  );
  return {
    ...runOf({ request: { inputs: pairs.map(([input_value]) => ({ input_value })) }, events }),
    draft: sampleDraft({ inputs }),
    id,
    startedAt,
  };
}

it('each question becomes a case once, with its newest answer', () => {
  const runs = [
    runAsking('old', 1, ['Where?', 'Here'], ['Who?', 'Me']),
    runAsking('new', 3, [' Where? ', 'There'], ['Where?', 'twice']),
    runAsking('failed', 5, ['When?', null]),
    runAsking('blank', 4, ['  ', 'x']),
  ];
  expect(questionsOfRuns(runs, null)).toMatchObject([
    { question: ' Where? ', answer: 'There', run: { id: 'new' }, count: 2 },
    { question: 'Who?', answer: 'Me', run: { id: 'old' }, count: 1 },
  ]);
  expect(questionsOfRuns(runs, 'Chat Output')).toHaveLength(2);
  expect(questionsOfRuns(runs, 'Summary')).toEqual([]);
});

it('a case has what a person decided', () => {
  const run = decidedRun();
  const [input] = run.inputs;
  const { components, draft } = run;
  const name = components?.find(({ id }) => id === 'Model-m1')?.displayName ?? '';
  expect(input && caseOfRunInput({ ...run, draft: { ...draft, inputsMode: 'keep' } }, input)).toEqual({
    decisions: { [name]: 'Approve' },
  });
  const twice = [{ id: 'Other', displayName: name }, ...(components ?? [])];
  expect(input && caseOfRunInput({ ...run, components: twice }, input)).toMatchObject({
    decisions: { 'Model-m1': 'Approve' },
  });
  const elsewhere = decidedRun(null);
  expect(elsewhere.inputs[0] && caseOfRunInput(elsewhere, elsewhere.inputs[0])).not.toHaveProperty('decisions');
});

it('each input of a request becomes a case of the same type, whatever the suite has for all cases', () => {
  const { inputs } = sampleDraft({
    inputs: [
      { id: '1', value: 'a', components: ['X'], type: 'any' },
      { id: '2', value: 'b', components: [], type: 'chat' },
    ],
  });
  expect(casesOfDraft({ inputsMode: 'mine', inputs })).toEqual([
    { input: 'a', components: ['X'], type: 'any' },
    { input: 'b', type: 'chat' },
  ]);
  expect(casesOfDraft({ inputsMode: 'keep', inputs })).toEqual([{}]);
});
