/** What the checks need to know of the ended run of one turn. */

import { isJsonObject } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import { answerText } from '#run/export/text-of-answer.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { knownOutcomes, reportedOutcomes } from '#run/model/reported-outcomes.ts';
import type { Run, RunOutput } from '#run/model/run.ts';
import { componentTimes } from '#run/reduce/component-times.ts';
import { readBlocks } from '#run/results/content-blocks.ts';
import { readContent } from '#run/results/result-content.ts';
import type { CheckFacts } from '../checks/check-facts.ts';
import { calledTools } from './calls-of-cell.ts';

/** `predicted`: predicted outcomes, for servers that do not report them. */
export function cellFacts(
  run: Run,
  output: RunOutput,
  given: Pick<CheckFacts, 'question' | 'expected'>,
  predicted: readonly TweakOutcome[],
): CheckFacts {
  const [input] = run.inputs;
  const { timeMs, firstTokenMs, tokens } = inputFigures(run, input);
  const reported = input ? reportedOutcomes(run, input, predicted) : [];
  const tweaks = input ? knownOutcomes(run, input, predicted) : [...predicted];
  const times = componentTimes(run, input?.index ?? 0);
  const ran = times.components.flatMap(({ id, name, state }) => (state === 'skipped' ? [] : [{ id, name }]));
  return {
    ...given,
    answer: answerText(output),
    data: output.result ? (readContent(output.result).data?.value ?? null) : null,
    timeMs: timeMs ?? run.durationMs,
    firstTextMs: firstTokenMs,
    tokens: tokens?.total ?? null,
    ran: times.source === 'not reported' ? null : ran,
    components: run.components ?? [],
    tools: toolsOf(run),
    tweaks,
    isConfirmed: reported.length > 0 && reported.length === tweaks.length,
  };
}

/** The output with this id or name; for null the first one that has an answer. Undefined if it has none. */
export function findOutput(run: Run, wanted: string | null): RunOutput | undefined {
  const found =
    wanted === null ? run.inputs[0]?.outputs.find(({ result }) => result !== null) : namedOutput(run, wanted);
  return found?.result ? found : undefined;
}

/** What has arrived of the answer of that output, while the run goes on. */
export function arrivedText(run: Run, wanted: string | null): string {
  const found = wanted === null ? run.inputs[0]?.outputs.find(({ text }) => text !== '') : namedOutput(run, wanted);
  return found?.text ?? '';
}

function namedOutput({ inputs }: Run, wanted: string): RunOutput | undefined {
  const outputs = inputs[0]?.outputs ?? [];
  return (
    outputs.find(({ component }) => component === wanted) ?? outputs.find(({ displayName }) => displayName === wanted)
  );
}

/** Names of the called tools, each once, from the answers, from messages that arrived before them, and from values of components. */
function toolsOf(run: Run): string[] {
  const { inputs, events } = run;
  const blocks = [
    ...events.flatMap(({ event }) =>
      event.event === 'message-add' && isJsonObject(event.message) ? readBlocks(event.message, []) : [],
    ),
    ...(inputs[0]?.outputs ?? []).flatMap(({ result }) => (result ? readContent(result).blocks : [])),
  ];
  const names = blocks.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'tool' ? [part.name] : [])));
  return [...new Set([...names, ...calledTools(run)])].filter((name) => name !== '');
}
