/** Which model wrote an answer, and whether a limit ended what it is made of, as the server reports it. */
import { groupPairs } from '#contract/group-pairs.ts';
import { isJsonObject } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import { lowerFirst } from '#contract/text/upper-first.ts';
import { inputEvents } from '../figures/input-events.ts';
import { messageProperties } from '../figures/token-usage.ts';
import type { Run, RunInputResult, RunOutput } from '../model/run.ts';

export interface AnswerEnd {
  /** Id of the component that wrote its text, or gave it; empty if it is unknown. */
  writer: string;
  /** The model that wrote it; empty if the server does not say. */
  model: string;
  /** "Ended at the limit of 24 tokens"; empty if no limit ended it, or the server does not say. */
  cut: string;
}

type RunPart = Pick<Run, 'events' | 'plan' | 'components' | 'connections'>;

/**
 * For each answer of the run: of all answers before it, also those that another component only passed on. What depends on the
 * whole run is computed once, at the first answer that needs it.
 */
export function answerEnds(run: RunPart): (input: RunInputResult, output: RunOutput) => AnswerEnd {
  const { connections, components } = run;
  let sources: ReadonlyMap<string, readonly string[]> | null = null;
  let names: ReadonlyMap<string, string> | null = null;
  const found = new Map<string, ReadonlySet<string>>();
  /** Itself, and all that lead to it. */
  const componentsBefore = (id: string): ReadonlySet<string> => {
    const known = found.get(id);
    if (known) return known;
    sources ??= groupPairs(connections.map(([source, target]) => [target, source]));
    const before = new Set([id]);
    for (const target of before) for (const source of sources.get(target) ?? []) before.add(source);
    found.set(id, before);
    return before;
  };
  const cutOf = (component: string, limit: number | null, writer: string): string => {
    names ??= new Map(components.map(({ id, displayName }) => [id, displayName]));
    const name = component === writer ? '' : names.get(component);
    return name ? `${name}: ${lowerFirst(cutSentence(limit))}` : cutSentence(limit);
  };
  return (input, { component, result }) => {
    const ends = new Map(
      inputEvents(run, input.index).events.flatMap(({ event }) =>
        event.event === 'component-end' ? [[event.component, event] as const] : [],
      ),
    );
    const writer = writerOf(result) ?? component ?? '';
    const cuts = [...ends].flatMap(([id, { cut_at }]) =>
      cut_at !== undefined && componentsBefore(component ?? writer).has(id) ? [cutOf(id, cut_at, writer)] : [],
    );
    const known = components.some(({ id }) => id === writer) ? writer : (component ?? '');
    return { writer: known, model: ends.get(writer)?.model ?? '', cut: cuts.join('. ') };
  };
}

/** `limit`: that of the request; null for the model's own. */
export function cutSentence(limit: number | null): string {
  if (limit === null) return "Ended at the model's own limit of tokens";
  return `Ended at the limit of ${limit.toLocaleString('en')} ${limit === 1 ? 'token' : 'tokens'}`;
}

/** The component that a message names as its source. */
function writerOf(result: ResultData | null): string | null {
  const source = result && messageProperties(result)?.source;
  return isJsonObject(source) && typeof source.id === 'string' ? source.id : null;
}
