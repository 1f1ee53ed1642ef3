/** A presentation as a file: the flow it is of, its request (the questions are its inputs) and its knobs. Holds no secret. */
import * as z from 'zod/mini';
import { isDeeperThan } from '#contract/json.ts';
import type { FlowIndex } from '#flow/flow-index.ts';
import { fileNamePart } from '../file-name.ts';
import { maskDraft } from '../mask-secrets.ts';
import type { RequestDraft } from '../request-draft.ts';
import type { Knob } from './knob.ts';

const FORMAT = 'tweakbench-presentation';

const knobsSchema = z.array(z.object({ component: z.string(), field: z.string(), label: z.string() }));

const fileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  flow: z.object({ id: z.string(), name: z.string() }),
  /** Read by whoever reads drafts. */
  request: z.record(z.string(), z.unknown()),
  knobs: knobsSchema,
});

export type PresentationFile = z.infer<typeof fileSchema>;

export interface Presentation {
  flow: { id: string; name: string };
  draft: RequestDraft;
  knobs: readonly Knob[];
}

/** `index` tells which of the tweaks are secret. */
export function writePresentation({ flow, draft, knobs }: Presentation, index: FlowIndex) {
  const { inputs, ...rest } = maskDraft(draft, index);
  const request = { ...rest, inputs: inputs.map(({ id: _id, ...input }) => input) };
  const file = { format: FORMAT, version: 1, flow: { id: flow.id, name: flow.name }, request, knobs };
  return {
    fileName: `${fileNamePart(flow.name, 'flow')}.presentation.json`,
    text: `${JSON.stringify(file, null, 2)}\n`,
  };
}

/** Throws with a plain sentence when the text is no presentation. */
export function readPresentation(text: string): PresentationFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('It is not JSON.');
  }
  if (isDeeperThan(value)) throw new Error('It nests too deep.');
  const read = fileSchema.safeParse(value);
  if (!read.success) throw new Error('It is not a presentation that this version can read.');
  return read.data;
}

/** Knobs that were stored or shared; none where they cannot be read. */
export function parseKnobs(value: unknown): Knob[] {
  const read = knobsSchema.safeParse(value);
  return read.success ? read.data : [];
}
