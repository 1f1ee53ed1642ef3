/** Converts the draft to a strict request, or reports its problems. */
import { MAX_JSON_DEPTH } from '#contract/json.ts';
import { type RunInput, type RunRequest, runRequestSchema } from '#contract/run-request.ts';
import { findMaskedTweak } from '#flow/secrets/mask-secrets.ts';
import { parseTweaksText, type TweaksText } from '#flow/text/tweaks-text.ts';
import type { DraftInput, RequestDraft } from '../model/request-draft.ts';
import { bodyOfFields, type FormSection, fieldSentAs, REQUEST_FIELDS } from '../model/request-fields.ts';

/** Why a draft cannot be sent, and the part that is wrong. */
export interface DraftProblem {
  field: 'inputs' | 'tweaks' | 'variables' | FormSection;
  /** Index of the input, or null. */
  input: number | null;
  /** Line of the tweaks as typed, from 1, or null. */
  line: number | null;
  message: string;
}

export interface DraftRequest {
  /** Null if and only if there are problems. */
  request: RunRequest | null;
  problems: DraftProblem[];
}

/** Comments of the tweaks are dropped; empty lists, empty tweaks, type Any and a blank session are left out. */
export function toRunRequest(draft: RequestDraft, text = parseTweaksText(draft.tweaksText)): DraftRequest {
  const problems = tweaksProblems(text);
  if (draft.inputsMode === 'mine' && draft.inputs.length === 0) {
    problems.push({ field: 'inputs', input: null, line: null, message: 'There is no input to send' });
  }
  const request: RunRequest = {};
  if (draft.inputsMode === 'mine') request.inputs = draft.inputs.map(toRunInput);
  if (draft.inputsMode === 'keep') request.inputs = [];
  if (text.tweaks && Object.keys(text.tweaks).length > 0) request.tweaks = text.tweaks;

  const checked = runRequestSchema.safeParse({ ...request, ...bodyOfFields(draft) });
  for (const issue of checked.error?.issues ?? []) problems.push(toProblem(issue.path, issue.message));
  return problems.length > 0 || !checked.success
    ? { request: null, problems }
    : { request: checked.data, problems: [] };
}

function toRunInput(input: DraftInput): RunInput {
  const sent: RunInput = { input_value: input.value };
  if (input.components.length > 0) sent.components = input.components;
  if (input.type !== 'any') sent.type = input.type;
  return sent;
}

/** A duplicate key is not a problem: the last one counts, as in every JSON parser, and the report names it. */
function tweaksProblems(text: TweaksText): DraftProblem[] {
  const { tweaks } = text;
  if (tweaks === null) {
    const first = text.problems[0];
    return [tweaksProblem(first?.message ?? 'The tweaks are not valid JSON', first?.line ?? null)];
  }
  const deep = text.problems.find(({ kind }) => kind === 'too-deep');
  if (deep) return [tweaksProblem(`The tweaks nest deeper than ${MAX_JSON_DEPTH} levels`, deep.line)];
  const masked = findMaskedTweak(tweaks);
  if (masked === null) return [];
  const line = text.locate(masked)?.line ?? null;
  return [tweaksProblem(`Type the secret for ${masked.join(' · ')} again: it was not saved`, line)];
}

function tweaksProblem(message: string, line: number | null): DraftProblem {
  return { field: 'tweaks', input: null, line, message };
}

function toProblem(path: readonly PropertyKey[], message: string): DraftProblem {
  const [top, index] = path;
  const input = top === 'inputs' && typeof index === 'number' ? index : null;
  const key = fieldSentAs(top);
  const field = key === undefined ? (top === 'tweaks' ? top : 'inputs') : (REQUEST_FIELDS[key].section ?? 'inputs');
  return { field, input, line: null, message };
}
