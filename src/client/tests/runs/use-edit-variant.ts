/** Opens the dialog for the tweaks of a variant, from any part of Tests. */
import { errorMessage } from '#contract/error-message.ts';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { requireVariant, type ShownVariant, variantRenaming } from '#tests/source/change-variants.ts';
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

/** The returned function says so, and opens nothing, if the suite has another variant there by then. */
export function useEditVariant(suiteId: string): (shown: ShownVariant) => void {
  const document = useSuitesService().document(suiteId);
  const write = useSuiteTweaks();
  const flowId = document.read().entry?.flow.id ?? '';
  const known = useFlow(flowId === '' ? null : flowId).data?.index ?? null;
  const open = (shown: ShownVariant) => {
    const { at, name } = shown;
    const path = ['variants', at];
    const { suite, text } = document.read();
    const before = objectOf(requireVariant(objectOf(readDocument(text).value), shown)[at]);
    const [turn] = suite?.cases[0]?.turns ?? [];
    const request = suite && turn && known ? turnDraft(suite, turn, {}, known) : emptyDraft();
    const tweaksText = isJsonObject(before.tweaks) ? JSON.stringify(before.tweaks, null, 2) : EMPTY_TWEAKS;
    sendUiRequest('editVariant', {
      title: `Edit variant ${letterOf(at)}`,
      name,
      flowId,
      draft: { ...request, tweaksText },
      save(changed, index) {
        const tweaks = write(changed.tweaks, index, true);
        const after: JsonObject = { ...before, name: changed.name, tweaks };
        if (Object.keys(tweaks).length === 0) delete after.tweaks;
        const why = document.edit((now) => {
          const renaming = variantRenaming(objectOf(readDocument(now).value), shown, changed.name);
          return [...renaming, ...valueChanges(path, before, after)].reduce(editSuite, now);
        });
        if (why !== null) return why;
        notify({ message: `Variant ${changed.name} saved`, undo: undoOfNow(document) });
        return null;
      },
    });
  };
  return (shown) => {
    try {
      open(shown);
    } catch (error) {
      notify({ message: `Not opened: ${errorMessage(error)}` });
    }
  };
}
