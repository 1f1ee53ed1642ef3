/** Writes the value that a field received as a tweak, and moves to it in the editor. */
import { useCallback } from 'react';
import type { JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isTweakable } from '#flow/index/is-tweakable.ts';
import { setFieldTweak } from '#flow/text/set-field-tweak.ts';
import { setTweak } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { fieldTweaksOf } from '#flow/tweaks/field-tweaks.ts';
import { tweakPathOf } from '#flow/tweaks/tweak-key.ts';
import { useDraftForm, useEditorSync } from '../../../draft/use-draft.ts';
import { useChangeWithUndo } from '../../../draft/use-offer-undo.ts';
import { useTweakRules } from '../../../draft/use-tweak-rules.ts';
import { goTo } from '../../../shell/navigation/go-to.ts';
import { announce } from '../../../shell/ui/feedback/announce.ts';

/** Null for a field that no tweak can set. `index`: the open flow; null if the run is of another one. */
export type TweakField = (component: string | null, name: string) => ((value: JsonValue) => void) | null;

export function useTweakField(index: FlowIndex | null): TweakField {
  const form = useDraftForm();
  const sync = useEditorSync();
  const rules = useTweakRules();
  const changeWithUndo = useChangeWithUndo();
  return useCallback(
    (id, name) => {
      const component = index?.byId.get(id ?? '');
      const field = component?.fields.get(name);
      if (!index || !component || !field || field.isSecret || !isTweakable(field)) return null;
      return (value) => {
        const before = form.getValues('tweaksText');
        if (parseTweaksText(before).tweaks === null) {
          announce('The tweaks have an error: nothing was written');
          goTo({ kind: 'tweaks', line: null });
          return;
        }
        const set = setFieldTweak(before, { index, component, field, rules }, value);
        const tweaks = parseTweaksText(set).tweaks ?? {};
        // The flow's own value needs no tweak, but one was asked for.
        const isThere = fieldTweaksOf(index, tweaks, rules).has(field);
        const after = isThere ? set : setTweak(set, tweakPathOf(component, name, tweaks, index), value);
        if (after === before) announce(`${name} has this value already`);
        else changeWithUndo(`${name} tweaked`, () => sync.setTweaksText(after, 'edit'));
        const read = parseTweaksText(after);
        const path = fieldTweaksOf(index, read.tweaks ?? {}, rules).get(field)?.last.path;
        goTo({ kind: 'tweaks', line: (path && read.locate(path)?.line) ?? null });
      };
    },
    [index, form, sync, rules, changeWithUndo],
  );
}
