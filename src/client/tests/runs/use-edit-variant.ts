/** Opens the dialog for the tweaks of a variant, from any part of Tests. */
import { isJsonObject, type JsonObject, valueAt } from '#contract/json.ts';
import { typedText } from '#run/model/typed-value.ts';
import { variantRenaming } from '#tests/source/change-variants.ts';
import { valueChanges } from '#tests/source/value-changes.ts';
import { letterOf } from '#tests/source/variant.ts';
import { editSuite } from '#tests/suite/edit-suite.ts';
import { readDocument } from '#tests/suite/read-document.ts';
import { objectOf } from '#tests/suite/rows/json-parts.ts';
import { turnDraft } from '#tests/suite/turn-draft.ts';
import { EMPTY_TWEAKS, emptyDraft } from '../../draft/storage/empty-draft.ts';
import { useFlow } from '../../shell/api/flows-query.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { undoOfNow } from './use-suite.ts';
import { useSuiteTweaks } from './use-suite-tweaks.ts';
import { useSuitesService } from './use-suites-service.ts';

/** The returned function takes the index of the variant in the file. */
export function useEditVariant(suiteId: string): (position: number) => void {
  const document = useSuitesService().document(suiteId);
  const write = useSuiteTweaks();
  const flowId = document.read().entry?.flow.id ?? '';
  const known = useFlow(flowId === '' ? null : flowId).data?.index ?? null;
  return (position) => {
    const path = ['variants', position];
    const { suite, text } = document.read();
    const before = variantAt(text, position);
    const name = typedText(before.name);
    const [turn] = suite?.cases[0]?.turns ?? [];
    const request = suite && turn && known ? turnDraft(suite, turn, {}, known) : emptyDraft();
    const tweaksText = isJsonObject(before.tweaks) ? JSON.stringify(before.tweaks, null, 2) : EMPTY_TWEAKS;
    sendUiRequest('editVariant', {
      title: `Edit variant ${letterOf(position)}`,
      name,
      flowId,
      draft: { ...request, tweaksText },
      save(changed, index) {
        const tweaks = write(changed.tweaks, index, true);
        const after: JsonObject = { ...before, name: changed.name, tweaks };
        if (Object.keys(tweaks).length === 0) delete after.tweaks;
        const why = document.edit((now) => {
          const renaming = variantRenaming(objectOf(readDocument(now).value), { at: position, name }, changed.name);
          return [...renaming, ...valueChanges(path, before, after)].reduce(editSuite, now);
        });
        if (why !== null) return why;
        notify({ message: `Variant ${changed.name} saved`, undo: undoOfNow(document) });
        return null;
      },
    });
  };
}

function variantAt(text: string, position: number): JsonObject {
  const found = valueAt(readDocument(text).value, ['variants', position]);
  return isJsonObject(found) ? found : {};
}
