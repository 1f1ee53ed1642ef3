/** The change that a quick fix makes to the draft. Pure, so that it can be undone by restoring the old parts. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { DiagnosticFix } from '#flow/lint/diagnostic.ts';
import { removeTweak, setTweak } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { tweakPathOf } from '#flow/tweaks/tweak-key.ts';
import type { DraftInput, RequestDraft } from '#run/model/request-draft.ts';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import type { DraftChange } from '../../../draft/storage/amend-draft.ts';

function changeInput(draft: RequestDraft, position: number, change: (input: DraftInput) => DraftInput): DraftChange {
  return { inputs: draft.inputs.map((input, index) => (index === position ? change(input) : input)) };
}

/** Keeps the order and removes duplicates. */
function replaced(names: readonly string[], from: string, to: string): string[] {
  return [...new Set(names.map((name) => (name === from ? to : name)))];
}

function moveToTweaks(draft: RequestDraft, index: FlowIndex, input: number, id: string, value: string): DraftChange {
  const component = index.byId.get(id);
  const { tweaksText } = draft;
  if (!component) return {};
  const path = tweakPathOf(component, 'input_value', parseTweaksText(tweaksText).readable, index);
  const written = setTweak(tweaksText, path, value);
  // Broken tweaks stay as they are, and so does the input: its value must not get lost.
  if (parseTweaksText(written).locate(path) === null) return {};
  return { tweaksText: written, inputs: draft.inputs.filter((_, position) => position !== input) };
}

/** Only the parts that change; none if the draft has changed since the fix was offered. */
export function applyFix(draft: RequestDraft, index: FlowIndex, fix: DiagnosticFix): DraftChange {
  switch (fix.kind) {
    case 'rename-target':
      return changeInput(draft, fix.input, (input) => ({
        ...input,
        components: replaced(input.components, fix.from, fix.to),
      }));
    case 'remove-target':
      return changeInput(draft, fix.input, (input) => ({
        ...input,
        components: input.components.filter((name) => name !== fix.target),
      }));
    case 'any-type':
      return changeInput(draft, fix.input, (input) => ({ ...input, type: 'any' }));
    case 'remove-input':
      return draft.inputs.length > 1 ? { inputs: draft.inputs.filter((_, position) => position !== fix.input) } : {};
    case 'send-separately':
      return { choices: { ...(draft.choices ?? DEFAULT_CHOICES), asOneRequest: false } };
    case 'keep-own-texts':
      return { inputsMode: 'keep' };
    case 'move-to-tweaks':
      return moveToTweaks(draft, index, fix.input, fix.component, fix.value);
    case 'rename-output':
      return { outputs: replaced(draft.outputs, fix.from, fix.to) };
    case 'remove-output':
      return { outputs: draft.outputs.filter((name) => name !== fix.output) };
    case 'remove-tweak':
      return { tweaksText: removeTweak(draft.tweaksText, fix.path) };
    case 'remove-session':
      return { sessionId: '' };
  }
}
