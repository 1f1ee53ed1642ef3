/** Focuses a line of the editor on request of any part of the page. Switches to the JSON view first. */
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { useDraftContext } from '../../draft/draft-context.ts';
import { useUiRequest } from '../../state/use-ui-request.ts';
import type { EditorHandle } from './editor/code-editor.tsx';

export interface TweaksFocusOptions {
  editor: RefObject<EditorHandle | null>;
  report: TweakReport | null;
  /** False while another view is shown: a hidden editor cannot be focused. */
  isShown: boolean;
  show: () => void;
}

export function useTweaksFocus({ editor, report, isShown, show }: TweaksFocusOptions): void {
  const { document, form, tweaks } = useDraftContext();
  /** Line to focus when the editor is shown; null keeps the selection. */
  const waiting = useRef<{ line: number | null } | null>(null);

  const lead = useEffectEvent((line: number | null) => {
    if (line === null) {
      editor.current?.focus();
      return;
    }
    const problem = report?.problems.find((candidate) => candidate.line === line);
    const whole = placeOfLine(form.getValues('tweaksText'), line);
    editor.current?.select(problem?.offset ?? whole.start, problem ? problem.offset + problem.length : whole.end);
  });
  const go = useEffectEvent((line: number | null) => {
    if (isShown) return lead(line);
    waiting.current = { line };
    show();
  });

  useUiRequest(
    'focus',
    (target) => go(target.kind === 'tweaks' ? target.line : null),
    ({ kind }) => kind === 'tweaks' && document === null,
  );
  useEffect(
    () =>
      tweaks.onGoTo((target) => {
        if ('line' in target) go(target.line);
      }),
    [tweaks],
  );
  useEffect(() => {
    if (!isShown || waiting.current === null) return;
    const { line } = waiting.current;
    waiting.current = null;
    lead(line);
  }, [isShown]);
}

/** Offsets of a line (from 1), without its line break. */
function placeOfLine(text: string, line: number): { start: number; end: number } {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return { start, end: start + (lines[line - 1]?.length ?? 0) };
}
