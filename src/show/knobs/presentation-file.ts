/** Saves a request or presentation as a file: flow, request (its inputs are the questions), knobs and mode. Contains no secrets. */
import * as z from 'zod/mini';
import { isDeeperThan, tryParseJson } from '#contract/json.ts';
import { cutText } from '#contract/text/cut-text.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { maskDraft } from '#flow/secrets/mask-secrets.ts';
import { fileNamePart } from '#run/export/file-name.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { MAX_NAME_LENGTH } from '#run/model/request-fields.ts';
import type { Knob } from '#show/knobs/knob.ts';

const FORMAT = 'tweakbench-presentation';

/** Each is a control on the screen. */
export const MAX_KNOBS = 100;
const name = z.string().check(z.maxLength(MAX_NAME_LENGTH));
const knobSchema = z.object({ component: name, field: name, label: z.string() });

const fileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  flow: z.object({ id: name, name: z.string() }),
  /** Parsed by the reader of drafts. */
  request: z.record(z.string(), z.unknown()),
  knobs: z.array(z.extend(knobSchema, { label: name })).check(z.maxLength(MAX_KNOBS)),
  mode: z.enum(['bench', 'present']),
});

export type PresentationFile = z.infer<typeof fileSchema>;

export interface Presentation {
  flow: { id: string; name: string };
  draft: RequestDraft;
  knobs: readonly Knob[];
  /** The mode in which it was saved and will open. Any mode except Present opens on the bench. */
  mode: string;
}

/** `index` is needed to recognise secret tweaks. */
export function writePresentation({ flow, draft, knobs, mode: savedIn }: Presentation, index: FlowIndex) {
  const mode = savedIn === 'present' ? savedIn : 'bench';
  const { inputs, ...rest } = maskDraft(draft, index);
  const request = { ...rest, inputs: inputs.map(({ id: _id, ...input }) => input) };
  const file = { format: FORMAT, version: 1, flow: { id: flow.id, name: flow.name }, request, knobs, mode };
  return {
    fileName: `${fileNamePart(flow.name, 'flow')}.${mode === 'present' ? 'presentation' : 'request'}.json`,
    text: `${JSON.stringify(file, null, 2)}\n`,
  };
}

/** Throws with a plain sentence when the text is not such a file. */
export function readPresentation(text: string): PresentationFile {
  const value = tryParseJson(text);
  if (value === undefined) throw new Error('It is not JSON.');
  if (isDeeperThan(value)) throw new Error('It is nested too deeply.');
  const read = fileSchema.safeParse(value);
  if (!read.success) throw new Error('It is not a presentation that this version can read.');
  return read.data;
}

/** Parses stored or shared knobs: those that can be read, as many as there may be. */
export function parseKnobs(value: unknown): Knob[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_KNOBS).flatMap((knob) => {
    const { data } = knobSchema.safeParse(knob);
    return data ? [withinKnob(data)] : [];
  });
}

/** With as much of the label as a knob has. */
export function withinKnob(knob: Knob): Knob {
  return { ...knob, label: cutText(knob.label, MAX_NAME_LENGTH) };
}
