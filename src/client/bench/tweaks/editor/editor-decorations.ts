/** Turns the marks of the report into decorations of the editor. */
import type { editor } from 'monaco-editor/editor';
import type { LineMark } from './line-marks.ts';
import { GRAPH_COMMAND, REMOVE_COMMAND, REPLACE_COMMAND, rowMarkdown } from './row-markdown.ts';

/** Grows with text typed at the end of the line, so that hints stay after it until the next report. */
const GROWS = 0;
/** The caret cannot be placed inside a hint. */
const NO_STOPS = 3;

/** Class names are those of `code-editor.css`. */
export function markDecorations(
  marks: readonly LineMark[],
  lengthOf: (line: number) => number,
): editor.IModelDeltaDecoration[] {
  return marks.flatMap(({ line, state, isTinted, hints, struck, rows }) => {
    const wholeLine = { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: lengthOf(line) + 1 };
    const mark: editor.IModelDeltaDecoration = {
      range: wholeLine,
      options: {
        isWholeLine: true,
        stickiness: GROWS,
        className: isTinted ? `tb-line tb-state-${state}` : null,
        glyphMarginClassName: `tb-glyph tb-state-${state}`,
        glyphMarginHoverMessage: rows.map((row) => ({
          value: rowMarkdown(row),
          isTrusted: { enabledCommands: [REPLACE_COMMAND, REMOVE_COMMAND, GRAPH_COMMAND] },
        })),
      },
    };
    const behind = hints.map(
      ({ text, state: own }): editor.IModelDeltaDecoration => ({
        range: wholeLine,
        options: {
          stickiness: GROWS,
          after: {
            content: `\u00a0\u00a0\u00a0${text}`,
            inlineClassName: `tb-hint tb-state-${own}`,
            cursorStops: NO_STOPS,
          },
        },
      }),
    );
    const strikes = struck.map(
      ({ column, endColumn }): editor.IModelDeltaDecoration => ({
        range: { startLineNumber: line, startColumn: column, endLineNumber: line, endColumn },
        options: { inlineClassName: 'tb-struck' },
      }),
    );
    return [mark, ...behind, ...strikes];
  });
}
