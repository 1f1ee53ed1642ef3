/** The texts of the report for each reason: a sentence for the table, and a short hint at the end of the editor's line. */
import type { JsonValue } from '#contract/json.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { idTail } from '#flow/index/component-id.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { OWNER_ONLY } from '#flow/tweaks/owner-only.ts';
import type { TweakReason, TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import { formatCount } from '../figures/result-format.ts';
import { winningInputs } from './winning-inputs.ts';
import { withArticle } from './with-article.ts';

export interface ReasonContext {
  index: FlowIndex;
  /** Line of a key, from 1; null if it is not found. */
  lineOf: (path: readonly string[]) => number | null;
}

export interface ReasonText {
  why: string;
  hint: string;
  /** Close names that exist, closest first; the page offers to use one. */
  suggestions: readonly string[];
}

function nameOf(index: FlowIndex, id: string): string {
  return index.byId.get(id)?.displayName ?? id;
}

function kindOfValue(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'number' ? 'a number' : 'true or false';
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

/** `verdict` has the value that the sentence mentions. The hint is empty if the change says enough. */
export function reasonText(reason: TweakReason, verdict: TweakVerdict, context: ReasonContext): ReasonText {
  switch (reason.kind) {
    case 'matched-id':
      return plain('Found by id', '');
    case 'matched-name':
      return plain('Found by name', '');
    case 'matched-bare':
      return plain(
        `Sets this field in ${formatCount(reason.components, 'component')}`,
        reason.components > 1 ? `in ${formatCount(reason.components, 'component')}` : '',
      );
    case 'same-as-flow':
      return plain('Same as the value in the flow', 'same as the flow');
    case 'unknown-component':
      return unknown('component', reason.suggestions);
    case 'unknown-field':
      return unknown('field', reason.suggestions);
    case 'null-value':
      return plain('null sets no value', '');
    case 'hidden-field':
      return plain('Hidden field. Tweaks are ignored', 'hidden field, ignored');
    case 'hides-field':
      return plain('The tweaks hide this field (“show”: false)', 'hidden by the tweak');
    case 'handle-field':
      return plain('Set by a connection. Tweaks are ignored', 'set by a connection');
    case 'wrong-type-skipped':
      return plain(`The field takes ${withArticle(reason.expected)}`, `takes ${withArticle(reason.expected)}`);
    case 'object-without-value':
      return plain('An object without "value" is ignored', 'object without "value", ignored');
    case 'protected-refused':
      return plain('Protected field: the server will refuse this run', 'protected, blocks the run');
    case 'owner-only':
      return plain(`${OWNER_ONLY}: the server will refuse this run`, 'only the owner may send tweaks, blocks the run');
    case 'protected-dropped':
      return plain('Protected field: this server ignores it', 'protected, ignored');
    case 'invalid-top-level': {
      const kind = kindOfValue(verdict.value);
      return plain(
        `The top level must be an object, not ${kind}. Langflow will refuse this run`,
        'must be an object, blocks the run',
      );
    }
    case 'connected': {
      const source = nameOf(context.index, reason.source);
      return plain(`${source} sets this field through a connection`, `${source} sets this field`);
    }
    case 'input-wins': {
      const who = winningInputs(reason.inputs);
      const s = reason.inputs > 1 ? '' : 's';
      return plain(`${upperFirst(who)} replace${s} this value`, `${who} win${s}`);
    }
    case 'bare-wins':
      return plain(
        `${upperFirst(lineText(reason.path, context))} (a field name alone) overrides this`,
        `${lineText(reason.path, context)} wins`,
      );
    case 'later-key-wins':
      return plain(
        `${upperFirst(lineText(reason.path, context))} overrides this`,
        `${lineText(reason.path, context)} wins`,
      );
    case 'run-wins':
      if (verdict.path.at(-1) !== 'stream')
        return plain('The session of the run replaces this value', 'the run’s session wins');
      return plain(
        'The run sets this field itself. Only a “stream” tweak outside any component changes it',
        'the run sets stream',
      );
    case 'shared-name': {
      const { components, winner } = reason;
      return plain(
        `${components.length} components have this name; only the last one gets this`,
        `${components.length} have this name, only ${idTail(winner)} gets it`,
      );
    }
  }
}
