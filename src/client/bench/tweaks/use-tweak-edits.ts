/** Edits of the tweaks. Each goes through the draft and can be undone in the editor. */
import { type RefObject, useMemo } from 'react';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { SuggestedField } from '#flow/request/suggested-fields.ts';
import { componentAt } from '#flow/text/component-at.ts';
import type { TweakOrder } from '#flow/text/order-tweaks.ts';
import { formatTweaks, removeTweak, renameTweakKey } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { TextRange } from '#flow/text/unwrap-tweaks.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { EMPTY_TWEAKS } from '../../draft/storage/empty-draft.ts';
import { useDraftForm, useEditorSync } from '../../draft/use-draft.ts';
import { useChangeWithUndo } from '../../draft/use-offer-undo.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import type { EditorHandle } from './editor/code-editor.tsx';
import type { EditorCommands } from './editor/editor-commands.ts';
import { newTweak } from './new-tweak.ts';
import { nextProblem } from './problem-ranges.ts';

export interface TweakEdits extends EditorCommands {
  minimise: () => void;
  clear: () => void;
  insert: (picked: SuggestedField) => void;
  fillIn: (component: FlowComponent) => void;
}

const UNCHANGED = 'The tweaks were not changed';
const BROKEN = 'The tweaks are not valid JSON, so nothing was changed';
const GONE = 'That tweak is no longer there, so nothing was changed';
const NO_FLOW = 'The flow is not known yet, so nothing was changed';

/** `editor` selects what was edited; `report` returns the newest one. The commands are stable while the flow is open. */
export function useTweakEdits(
  editor: RefObject<EditorHandle | null>,
  report: RefObject<TweakReport | null>,
): TweakEdits {
  const form = useDraftForm();
  const sync = useEditorSync();
  const changeWithUndo = useChangeWithUndo();
  const index = useOpenFlow()?.index ?? null;
  return useMemo(() => {
    const read = () => form.getValues('tweaksText');
    const write = (text: string) => sync.setTweaksText(text, 'edit');
    const isBroken = () => report.current?.isBroken === true;
    /** Shows a notice with Undo, for users who are not looking at the editor. */
    const writeWithNotice = (text: string, message: string) => changeWithUndo(message, () => write(text));
    const writeDefaults = async (component: FlowComponent) => {
      const { fillComponent } = await import('./fill-component.ts');
      const current = report.current;
      const filled = current && fillComponent(current, read(), component);
      if (!filled) announce(isBroken() ? BROKEN : NO_FLOW);
      else if (filled.added === 0) announce(`Tweaks already has every field of ${component.displayName}`);
      else {
        const fields = formatCount(filled.added, 'field');
        writeWithNotice(filled.text, `${fields} of ${component.displayName} filled in with the flow's values`);
      }
    };
    const fillIn = (component: FlowComponent) => notifyError(writeDefaults(component), UNCHANGED);
    const minimise = async () => {
      const { minimalBody } = await import('./minimal-body.ts');
      const current = report.current;
      if (!current || current.text !== read()) return;
      const minimal = minimalBody(current);
      if (!minimal) announce(isBroken() ? BROKEN : NO_FLOW);
      else if (minimal.removed === 0) announce('Every tweak has an effect: nothing to remove');
      else writeWithNotice(minimal.text, `${formatCount(minimal.removed, 'tweak')} without an effect removed`);
    };
    const order = async (by: TweakOrder) => {
      const { orderTweaks } = await import('#flow/text/order-tweaks.ts');
      const before = read();
      const after = orderTweaks(before, by, index);
      if (isBroken()) announce(BROKEN);
      else if (after === before) announce('The tweaks are already in this order');
      else writeWithNotice(after, by === 'component' ? 'Tweaks grouped by component' : 'Tweaks sorted by name');
    };
    const unwrap = async (pasted: TextRange) => {
      const { unwrapTweaks } = await import('#flow/text/unwrap-tweaks.ts');
      const rules = report.current?.rules;
      if (!index || !rules) return;
      const { text, count: amount } = unwrapTweaks(read(), index, rules, pasted);
      if (amount > 0) writeWithNotice(text, `${formatCount(amount, '{"value": …} wrapper')} removed`);
    };
    return {
      format() {
        if (isBroken()) announce(BROKEN);
        else write(formatTweaks(read()));
      },
      goToProblem(direction, offset) {
        const problem = report.current && nextProblem(report.current, offset, direction);
        if (!problem) {
          announce('No problem in the tweaks');
          return;
        }
        editor.current?.select(problem.offset, problem.end);
        announce(`Line ${problem.line}. ${problem.message}`);
      },
      // These two read the text again, because their buttons may be from a report on an older text.
      replaceKey(path, to) {
        const text = read();
        const { locate } = parseTweaksText(text);
        const after = renameTweakKey(text, path, to);
        if (after === text) announce(isBroken() ? BROKEN : GONE);
        else if (locate([...path.slice(0, -1), to])) announce(`${to} is there already, so nothing was changed`);
        else write(after);
      },
      remove(path) {
        const text = read();
        const after = removeTweak(text, path);
        if (after === text) announce(isBroken() ? BROKEN : GONE);
        else {
          write(after);
          announce('Tweak removed');
        }
      },
      minimise: () => notifyError(minimise(), UNCHANGED),
      clear: () => writeWithNotice(EMPTY_TWEAKS, 'Tweaks cleared'),
      insert({ component, field }) {
        const made = index && newTweak(read(), component, field, index);
        if (!made?.isWritten) {
          announce(BROKEN);
          return;
        }
        write(made.text);
        if (made.select) editor.current?.select(made.select.start, made.select.end);
      },
      fillInAt(offset) {
        const component = index && componentAt(read(), offset, index);
        if (component) fillIn(component);
        else announce('There is no component on this line');
      },
      fillIn,
      order: (by) => notifyError(order(by), UNCHANGED),
      unwrap: (pasted) => notifyError(unwrap(pasted), UNCHANGED),
    };
  }, [form, sync, changeWithUndo, editor, report, index]);
}
