/** The tweaks for the form view: the value of each field, and the edits that a control can make. */
import { useMemo } from 'react';
import type { JsonValue } from '#contract/json.ts';
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { resetFieldTweak, setFieldTweak } from '#flow/text/set-field-tweak.ts';
import type { TweaksTextProblem } from '#flow/text/tweaks-text.ts';
import { type FieldTweak, fieldTweaksOf } from '#flow/tweaks/field-tweaks.ts';
import { useAnalysisStore } from './analysis/draft-analysis.ts';
import { readTweaks } from './analysis/read-tweaks.ts';
import { useDraftForm, useDraftValue, useEditorSync } from './use-draft.ts';
import { useChangeWithUndo } from './use-offer-undo.ts';
import { useTweakRules } from './use-tweak-rules.ts';

/** A field that a control edits. */
export interface EditedField {
  component: FlowComponent;
  field: FlowField;
  /** Unique in the flow. */
  key: string;
}

export interface FormEdits {
  set: (item: EditedField, value: JsonValue) => void;
  reset: (item: EditedField) => void;
  /** Several edits as one undo step; announces `message`. */
  resetAll: (items: readonly EditedField[], message: string) => void;
}

export interface FormDocument {
  tweaks: ReadonlyMap<FlowField, FieldTweak>;
  /** Why the text cannot be edited field by field; null while it can. */
  problem: TweaksTextProblem | null;
  edits: FormEdits;
}

export function useFormDocument(index: FlowIndex): FormDocument {
  const form = useDraftForm();
  const sync = useEditorSync();
  const changeWithUndo = useChangeWithUndo();
  const text = useDraftValue('tweaksText');
  const rules = useTweakRules();
  const analysis = useAnalysisStore();
  const read = readTweaks(analysis.getState(), text);
  const tweaks = useMemo(() => fieldTweaksOf(index, read.tweaks ?? {}, rules), [index, read, rules]);
  const edits = useMemo<FormEdits>(() => {
    const current = () => form.getValues('tweaksText');
    return {
      set({ key, component, field }, value) {
        const before = current();
        const after = setFieldTweak(before, { index, component, field, rules }, value);
        // Typing into one field is one undo step.
        if (after !== before) sync.setTweaksText(after, 'edit', key);
      },
      reset({ component, field }) {
        const before = current();
        const { tweaks } = readTweaks(analysis.getState(), before);
        const count = fieldTweaksOf(index, tweaks ?? {}, rules).get(field)?.reaches ?? 1;
        const where = count > 1 ? ` in ${count} components` : '';
        const text = resetFieldTweak(before, { index, component, field, rules });
        changeWithUndo(`${field.name} reset${where}`, () => sync.setTweaksText(text, 'edit'));
      },
      resetAll(items, message) {
        const text = items.reduce(
          (before, { component, field }) => resetFieldTweak(before, { index, component, field, rules }),
          current(),
        );
        changeWithUndo(message, () => sync.setTweaksText(text, 'edit'));
      },
    };
  }, [form, sync, changeWithUndo, analysis, index, rules]);
  return { tweaks, problem: read.tweaks === null ? (read.problems[0] ?? null) : null, edits };
}
