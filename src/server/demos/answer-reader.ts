/** Reduces the events of a run to what a visitor may see: texts and data of the outputs, without names, errors and figures of the flow. */
import { readAnswerData } from '#contract/answers/answer-data.ts';
import type { VisitorEvent } from '#contract/demos/visitor.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { RunEvent, WireError } from '#contract/run-event.ts';
import { type ResultData, readMessage, readText } from '#contract/run-response.ts';

/** Characters of one answer. */
const LONGEST_ANSWER = 1_000_000;

export interface AnswerReader {
  read(event: RunEvent): VisitorEvent[];
  /** Why there is no answer, for the owner; null as long as nothing went wrong. */
  problem(): string | null;
  /** All parts in their order, as far as they have come; data as JSON. */
  text(): string;
}

export function createAnswerReader(): AnswerReader {
  /** Component to number of the part. */
  const places = new Map<string, number>();
  const parts: string[] = [];
  let problem: string | null = null;
  let length = 0;

  function placeOf(component: string): number {
    const known = places.get(component) ?? places.size;
    places.set(component, known);
    return known;
  }

  function make(characters: number): boolean {
    length += characters;
    if (length > LONGEST_ANSWER) problem ??= `The answer is longer than ${LONGEST_ANSWER} characters`;
    return problem === null;
  }

  function streamed(outputs: readonly string[], chunk: string): VisitorEvent[] {
    return outputs.flatMap((component): VisitorEvent[] => {
      if (!make(chunk.length)) return [];
      const output = placeOf(component);
      parts[output] = (parts[output] ?? '') + chunk;
      return [{ event: 'text', output, chunk }];
    });
  }

  function answered(component: string, result: ResultData): VisitorEvent[] {
    if (isErrorMessage(result)) {
      problem ??= readText(result) ?? 'A component answered with an error';
      return [];
    }
    const content = contentOf(result);
    if (content === null) return [];
    const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
    const isShown = places.has(component) && parts[placeOf(component)] === text;
    if (isShown || !make(text.length)) return [];
    const output = placeOf(component);
    parts[output] = text;
    return [{ event: 'answer', output, content }];
  }

  return {
    read(event) {
      switch (event.event) {
        case 'text-delta':
          return streamed(event.outputs, event.chunk);
        case 'output-ready':
          return event.result === null ? [] : answered(event.component ?? `output ${event.index}`, event.result);
        case 'input-error':
        case 'run-error':
          problem ??= wordsOf(event.error);
          return [];
        default:
          return [];
      }
    },
    problem: () => problem,
    text: () => parts.filter((part) => part !== '').join('\n\n'),
  };
}

/** An empty text is no content if there is data: it is one of several outputs of the component. */
function contentOf(result: ResultData): JsonValue | null {
  const text = readText(result);
  return text || (readAnswerData(result)?.value ?? null);
}

function isErrorMessage(result: ResultData): boolean {
  const message = readMessage(result);
  const isError = (item: JsonValue | JsonObject | null | undefined) =>
    isJsonObject(item) && (item.error === true || item.category === 'error');
  return isError(message) || isError(message?.data);
}

function wordsOf({ body }: WireError): string {
  const detail = isJsonObject(body) ? (body.detail ?? body) : body;
  return typeof detail === 'string' ? detail : JSON.stringify(detail);
}
