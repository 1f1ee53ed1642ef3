/** Describes a pasted request for the preview, and makes a draft from it. */
import { isJsonObject } from '#contract/json.ts';
import type { RunInput } from '#contract/run-request.ts';
import { cutLine } from '#contract/text/cut-text.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { FIELD_KEYS, REQUEST_FIELDS } from '#run/model/request-fields.ts';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import type { PastedRequest } from '#run/paste/pasted-request.ts';
import { draftFromRequest } from '../draft/draft-from-request.ts';

export interface PastedFact {
  name: string;
  value: string;
  /** Shown as lines below the value. */
  lines: readonly string[];
}

const MAX_LINES = 3;

/** Stream is off unless the text asks for it, because that is what the request would do. */
export function pastedDraft({ request, choices }: PastedRequest): RequestDraft {
  const draft = draftFromRequest({ ...request, stream: request.stream ?? false });
  return Object.keys(choices).length === 0 ? draft : { ...draft, choices: { ...DEFAULT_CHOICES, ...choices } };
}

export function pastedFacts({ request, choices }: PastedRequest): PastedFact[] {
  const { inputs, outputs = [] } = request;
  const tweaks = Object.entries(request.tweaks ?? {});
  return [
    {
      name: 'Inputs',
      value: inputsText(inputs),
      lines: shortened((inputs ?? []).map((input) => `${shorten(input.input_value ?? '')} → ${targetsOf(input)}`)),
    },
    {
      name: 'Outputs',
      value: outputs.length === 0 ? "The flow's outputs" : formatCount(outputs.length, 'component'),
      lines: shortened(outputs),
    },
    {
      name: 'Tweaks',
      value: tweaksText(tweaks),
      lines: shortened(
        tweaks.map(([key, value]) => (isJsonObject(value) ? `${key}: ${shorten(Object.keys(value).join(', '))}` : key)),
      ),
    },
    ...FIELD_KEYS.filter((key) => key !== 'outputs').map((key) => {
      const { label, toText, sentAs } = REQUEST_FIELDS[key];
      return { name: label, value: shorten(toText(request[sentAs])), lines: [] };
    }),
    ...(choices.watchComponents === true ? [{ name: 'Route', value: 'Components are shown live', lines: [] }] : []),
    ...(choices.advancedOnly === true ? [{ name: 'Route', value: 'run/advanced only', lines: [] }] : []),
  ];
}

/** Announced when the text has changed. */
export function pastedSummary({ form, remarks }: PastedRequest): string {
  return remarks.length === 0
    ? `Recognised as ${form}`
    : `Recognised as ${form}, with ${formatCount(remarks.length, 'note')}`;
}

function inputsText(inputs: readonly RunInput[] | undefined): string {
  if (inputs === undefined) return 'None (every input component is sent empty text)';
  return inputs.length === 0 ? "Use the flow's saved text" : formatCount(inputs.length, 'input');
}

const EVERY = { chat: 'every chat input', text: 'every text input', any: 'every input' } as const;

function targetsOf({ components = [], type = 'any' }: RunInput): string {
  return components.length === 0 ? EVERY[type] : components.join(', ');
}

function tweaksText(tweaks: readonly (readonly [string, unknown])[]): string {
  if (tweaks.length === 0) return 'None';
  const components = tweaks.filter(([, value]) => isJsonObject(value));
  const fields = components.reduce((sum, [, value]) => sum + Object.keys(value ?? {}).length, 0);
  const bare = tweaks.length - components.length;
  return [
    ...(components.length > 0
      ? [`${formatCount(fields, 'field')} in ${formatCount(components.length, 'component')}`]
      : []),
    ...(bare > 0 ? [formatCount(bare, 'bare field')] : []),
  ].join(', ');
}

/** The first lines, and how many more there are. */
export function shortened(lines: readonly string[], most = MAX_LINES): readonly string[] {
  if (lines.length <= most + 1) return lines;
  return [...lines.slice(0, most), `and ${(lines.length - most).toLocaleString('en')} more`];
}

function shorten(text: string): string {
  return cutLine(text, 90) || '(empty)';
}
