/** Which model wrote an answer, and whether a limit ended what it is made of, as the server reports it. */
import { isJsonObject } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import { lowerFirst } from '#contract/text/upper-first.ts';
import { inputEvents } from '../figures/input-events.ts';
import { messageProperties } from '../figures/token-usage.ts';
import type { Run, RunInputResult, RunOutput } from '../model/run.ts';

export interface AnswerEnd {
  /** The model that wrote it; empty if the server does not say. */
  model: string;
  /** "Ended at the limit of 24 tokens"; empty if no limit ended it, or the server does not say. */
  cut: string;
}

type RunPart = Pick<Run, 'events' | 'plan' | 'components' | 'connections'>;

/** Of all answers before this one, also those that another component only passed on. */
export function answerEnd(run: RunPart, input: RunInputResult, { component, result }: RunOutput): AnswerEnd {
  const ends = new Map(
    inputEvents(run, input.index).events.flatMap(({ event }) =>
      event.event === 'component-end' ? [[event.component, event] as const] : [],
    ),
  );
  const writer = writerOf(result) ?? component ?? '';
  const before = componentsBefore(run, component ?? writer);
  const cuts = [...before].flatMap((id) => {
    const end = ends.get(id);
    if (end?.cut_at === undefined) return [];
    const name = id === writer ? '' : run.components?.find((known) => known.id === id)?.displayName;
    return [name ? `${name}: ${lowerFirst(cutWords(end.cut_at))}` : cutWords(end.cut_at)];
  });
  return { model: ends.get(writer)?.model ?? '', cut: cuts.join('. ') };
}

/** `limit`: that of the request; null for the model's own. */
export function cutWords(limit: number | null): string {
  if (limit === null) return "Ended at the model's own limit of tokens";
  return `Ended at the limit of ${limit.toLocaleString('en')} ${limit === 1 ? 'token' : 'tokens'}`;
}

/** Itself, and all that lead to it. */
function componentsBefore({ connections = [] }: RunPart, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const target of found) {
    for (const [source, to] of connections) if (to === target) found.add(source);
  }
  return found;
}

/** The component that a message names as its source. */
function writerOf(result: ResultData | null): string | null {
  const source = result && messageProperties(result)?.source;
  return isJsonObject(source) && typeof source.id === 'string' ? source.id : null;
}
