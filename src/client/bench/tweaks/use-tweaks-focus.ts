/** Focuses a line of the editor on request of any part of the page. Switches to the JSON view first. */
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { type PageTarget, useUiState } from '../../shell/state/ui-state.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { useTweaksTargets } from '../draft/use-tweaks-targets.ts';
import type { EditorHandle } from './editor/code-editor.tsx';

export interface TweaksFocusOptions {
  editor: RefObject<EditorHandle | null>;
  report: TweakReport | null;
  /** False while another view is shown: a hidden editor cannot be focused. */
  isShown: boolean;
  show: () => void;
}

export function useTweaksFocus({ editor, report, isShown, show }: TweaksFocusOptions): void {
  const form = useDraftForm();
  const { isHere } = useTweaksTargets();
  const lineOf = (target: PageTarget | null) => (isHere(target) && target.kind === 'tweaks' ? target : null);
  const isAsked = useUiState(({ requests }) => lineOf(requests.focus) !== null);
  const showEditor = useEffectEvent(show);
  useEffect(() => {
    if (isAsked && !isShown) showEditor();
  }, [isAsked, isShown]);
  useUiRequest(
    'focus',
    (target) => {
      const line = lineOf(target)?.line ?? null;
      if (line === null) {
        editor.current?.focus();
        return;
      }
      const problem = report?.problems.find((candidate) => candidate.line === line);
      const whole = rangeOfLine(form.getValues('tweaksText'), line);
      editor.current?.select(problem?.offset ?? whole.start, problem ? problem.offset + problem.length : whole.end);
    },
    (target) => isShown && lineOf(target) !== null,
  );
}

/** Offsets of a line (from 1), without its line break. */
function rangeOfLine(text: string, line: number): { start: number; end: number } {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return { start, end: start + (lines[line - 1]?.length ?? 0) };
}
