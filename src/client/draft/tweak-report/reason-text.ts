/** The sentences of the report for each reason: one for the table, a shorter one behind the editor's line. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/flow-index.ts';
import { idTail } from '#flow/id-tail.ts';
import type { TweakReason, TweakVerdict } from '#flow/tweak-verdict.ts';
import { formatCount } from '#run/result-format.ts';

export interface ReasonContext {
  index: FlowIndex;
  /** Line of a key, from 1; null when it cannot be found. */
  lineOf: (path: readonly string[]) => number | null;
}

export interface ReasonText {
  why: string;
  hint: string;
  /** The closest real names, closest first; the page offers to put one in place. */
  suggestions: readonly string[];
}

function nameOf(index: FlowIndex, id: string): string {
  return index.byId.get(id)?.displayName ?? id;
}

function kindOfValue(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'A list';
  return typeof value === 'number' ? 'A number' : 'true or false';
}

function unknown(noun: string, suggestions: readonly string[]): ReasonText {
  const [closest] = suggestions;
  const proposal = closest === undefined ? '' : `, did you mean ${closest}?`;
  return { why: `No such ${noun}.`, hint: `no such ${noun}${proposal}`, suggestions };
}

function plain(why: string, hint: string): ReasonText {
  return { why, hint, suggestions: [] };
}

function lineText(path: readonly string[], { lineOf }: ReasonContext): string {
  const line = lineOf(path);
  return line === null ? JSON.stringify(path.join(' ')) : `line ${line}`;
}

/** `verdict` gives the value that the sentence speaks of. The hint is empty where the change itself says enough. */
export function reasonText(reason: TweakReason, verdict: TweakVerdict, context: ReasonContext): ReasonText {
  switch (reason.kind) {
    case 'matched-id':
      return plain('Matched by id', '');
    case 'matched-name':
      return plain('Matched by name', '');
    case 'matched-bare':
      return plain(
        `Bare key: ${formatCount(reason.components, 'component')}`,
        reason.components > 1 ? `in ${formatCount(reason.components, 'component')}` : '',
      );
    case 'same-as-flow':
      return plain("Equals the flow's value", 'same as the flow');
    case 'unknown-component':
      return unknown('component', reason.suggestions);
    case 'unknown-field':
      return unknown('field', reason.suggestions);
    case 'null-value':
      return plain('null is skipped', 'null is skipped');
    case 'hidden-field':
      return plain('Hidden in the flow: skipped', 'hidden field, skipped');
    case 'handle-field':
      return plain('Takes a connection only: skipped', 'takes a connection only');
    case 'wrong-type-skipped':
      return plain(`Skipped: it takes a ${reason.expected}`, `skipped, it takes a ${reason.expected}`);
    case 'object-without-value':
      return plain('An object without "value": skipped', 'object without "value", skipped');
    case 'protected-refused':
      return plain('Protected: the run is refused', 'protected, blocks the run');
    case 'protected-dropped':
      return plain('Protected: skipped by this server', 'protected, skipped');
    case 'invalid-top-level': {
      const kind = kindOfValue(verdict.value);
      return plain(`${kind} cannot stand at the top: the run is refused`, 'not allowed at the top, blocks the run');
    }
    case 'connected': {
      const source = nameOf(context.index, reason.source);
      return plain(`${source} feeds this field`, `${source} feeds this field`);
    }
    case 'input-wins':
      return plain(`Input ${reason.input + 1} is written after tweaks`, `Input ${reason.input + 1} wins`);
    case 'bare-wins':
      return plain(
        `Bare key on ${lineText(reason.path, context)} is applied last`,
        `${lineText(reason.path, context)} wins`,
      );
    case 'later-key-wins':
      return plain(
        `The key on ${lineText(reason.path, context)} is applied last`,
        `${lineText(reason.path, context)} wins`,
      );
    case 'request-stream-wins':
      return plain("The request's own stream is written after tweaks", 'the request’s own stream wins');
    case 'shared-name': {
      const { components, winner } = reason;
      return plain(
        `${components.length} share this name; the last gets it`,
        `${components.length} share this name, only ${idTail(winner)} gets it`,
      );
    }
  }
}
