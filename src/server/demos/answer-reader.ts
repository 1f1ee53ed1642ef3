/** Reduces a run to what a visitor may see: texts and data of the outputs, without names, errors and figures of the flow. */
import type { VisitorEvent } from '#contract/demos/visitor.ts';
import type { JsonValue } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import type { Run, RunInputResult } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import type { RunUpdate } from '#run/model/run-update.ts';
import { reduceRun } from '#run/reduce/run-reducer.ts';
import { readContent } from '#run/results/result-content.ts';

/** Characters of one answer. */
const LONGEST_ANSWER = 1_000_000;

export interface AnswerReader {
  read(update: RunUpdate): VisitorEvent[];
  /** Why there is no answer, for the owner; null as long as nothing went wrong. */
  problem(): string | null;
  /** All parts in their order, as far as they have come; data as JSON. */
  text(): string;
}

/** `begun` is the run before its first update. */
export function createAnswerReader(begun: Run, sentence: (error: RunError) => string): AnswerReader {
  let run = begun;
  /** Index of an output of the run to number of the part, in the order in which they came. */
  const parts = new Map<number, number>();
  let problem: string | null = null;
  let length = 0;

  function partOf(output: number): number {
    const known = parts.get(output) ?? parts.size;
    parts.set(output, known);
    return known;
  }

  function make(characters: number): boolean {
    length += characters;
    if (length > LONGEST_ANSWER) problem ??= `The answer is longer than ${LONGEST_ANSWER} characters`;
    return problem === null;
  }

  function streamed({ outputs }: RunInputResult, components: readonly string[], chunk: string): VisitorEvent[] {
    return components.flatMap((component): VisitorEvent[] => {
      const position = outputs.findIndex((output) => output.component === component);
      return position === -1 || !make(chunk.length) ? [] : [{ event: 'text', output: partOf(position), chunk }];
    });
  }

  function answered({ outputs }: RunInputResult, index: number): VisitorEvent[] {
    const position = outputs.findIndex(({ resultIndex }) => resultIndex === index);
    const output = outputs[position];
    if (!output?.result) return [];
    const { isError, text } = readContent(output.result);
    if (isError) {
      problem ??= text ?? 'A component answered with an error';
      return [];
    }
    const content = contentOf(output.result);
    if (content === null || (parts.has(position) && output.text === content) || !make(asText(content).length))
      return [];
    return [{ event: 'answer', output: partOf(position), content }];
  }

  return {
    read(update) {
      // Nobody needs the events and replies from which the answer was made.
      run = reduceRun({ ...run, events: [], replies: [] }, [update]);
      const [input] = run.inputs;
      const error = run.error ?? input?.error ?? null;
      if (error !== null) problem ??= sentence(error);
      if (update.kind !== 'event' || !input) return [];
      const { event } = update.received;
      if (event.event === 'text-delta') return streamed(input, event.outputs, event.chunk);
      return event.event === 'output-ready' ? answered(input, event.index) : [];
    },
    problem: () => problem,
    text: () => {
      const outputs = run.inputs[0]?.outputs ?? [];
      const texts = [...parts.keys()].map((position) => {
        const { result = null, text = '' } = outputs[position] ?? {};
        return asText((result && contentOf(result)) ?? text);
      });
      return texts.filter((text) => text !== '').join('\n\n');
    },
  };
}

/** An empty text is no content if there is data: it is one of several outputs of the component. */
function contentOf(result: ResultData): JsonValue | null {
  const { text, data } = readContent(result);
  return text || (data?.foundAs === null ? data.value : null);
}

function asText(content: JsonValue): string {
  return typeof content === 'string' ? content : JSON.stringify(content, null, 2);
}
