/** What the pane can do to the tweaks; every edit goes through the draft and can be undone in the editor. */
import { type RefObject, useMemo } from 'react';
import type { SuggestedField } from '#flow/suggested-fields.ts';
import { formatTweaks, removeTweak, renameTweakKey } from '#flow/tweaks-edit.ts';
import { EMPTY_TWEAKS } from '../../draft/empty-draft.ts';
import type { TweakReport } from '../../draft/tweak-report/tweak-report.ts';
import { useDraftForm, useTweaksBridge } from '../../draft/use-draft.ts';
import { announce } from '../../ui/announce.ts';
import { notify } from '../../ui/notify.ts';
import type { EditorHandle } from './editor/code-editor.tsx';
import type { EditorCommands } from './editor/editor-commands.ts';
import { minimalBody, needlessTweaks } from './minimal-body.ts';
import { newTweak } from './new-tweak.ts';
import { nextProblem } from './problem-places.ts';

export interface TweakEdits extends EditorCommands {
  minimise: () => void;
  clear: () => void;
  insert: (picked: SuggestedField) => void;
}

const BROKEN = 'The tweaks are not valid JSON, so nothing was changed';

/** `editor` shows what was edited; `report` is the newest one. The commands keep their identity. */
export function useTweakEdits(
  editor: RefObject<EditorHandle | null>,
  report: RefObject<TweakReport | null>,
): TweakEdits {
  const form = useDraftForm();
  const bridge = useTweaksBridge();
  return useMemo(() => {
    const read = () => form.getValues('tweaksText');
    const write = (text: string) => bridge.setTweaksText(text, 'edit');
    const isBroken = () => report.current?.isBroken === true;
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
      replaceKey: (path, to) => write(renameTweakKey(read(), path, to)),
      remove(path) {
        write(removeTweak(read(), path));
        announce('Tweak removed');
      },
      minimise() {
        const current = report.current;
        if (!current || current.text !== read()) return;
        const count = needlessTweaks(current).length;
        if (isBroken()) announce(BROKEN);
        else if (count === 0) announce('Every tweak has an effect: nothing to remove');
        else {
          write(minimalBody(current));
          announce(`${count} ${count === 1 ? 'tweak' : 'tweaks'} removed`);
        }
      },
      clear() {
        const before = read();
        write(EMPTY_TWEAKS);
        notify({ message: 'Tweaks cleared', undo: () => write(before) });
      },
      insert({ component, field }) {
        const made = newTweak(read(), component, field);
        if (!made.isWritten) {
          announce(BROKEN);
          return;
        }
        write(made.text);
        if (made.select) editor.current?.select(made.select.start, made.select.end);
      },
    };
  }, [form, bridge, editor, report]);
}
