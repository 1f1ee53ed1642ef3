/** Updates the decorations of only the lines that look different, so that a large report is not decorated again at every key. */
import type { editor } from 'monaco-editor/editor';
import { sentText } from '#run/report/sent-text.ts';
import type { SentValue, TweakSuggestion } from '#run/report/tweak-report.ts';
import { markDecorations } from './editor-decorations.ts';
import type { LineMark } from './line-marks.ts';

/** The part of the editor that holds decorations. */
export interface DecorationHost {
  /** The current line of a decoration, after all edits since it was added; null if it is gone. */
  lineOf: (id: string) => number | null;
  /** Removes decorations and adds others; returns the new ids in order. */
  change: (removed: readonly string[], added: readonly editor.IModelDeltaDecoration[]) => string[];
  lengthOf: (line: number) => number;
}

interface PaintedLine {
  /** Equal for marks with the same appearance and text. */
  appearance: string;
  ids: string[];
}

/**
 * Has everything that `markDecorations` and `rowMarkdown` use. Concatenated by hand, because it runs for every line of every
 * report, and joining arrays takes three times as long.
 */
function appearanceOf({ state, hints, struck, rows }: LineMark): string {
  let appearance: string = state;
  for (const { text, state: own } of hints) appearance += `\n${own} ${text}`;
  for (const { column, endColumn } of struck) appearance += `\n${column} ${endColumn}`;
  for (const { id, state: own, component, field, componentIds, sent, why, suggestion, notes } of rows) {
    appearance += `\n${id}\n${own} ${component}\n${field}\n${componentIds[0]}\n${sentAppearance(sent)}\n${why}`;
    if (suggestion) appearance += suggestionAppearance(suggestion);
    for (const note of notes) appearance += `\n${note}`;
  }
  return appearance;
}

function sentAppearance(sent: SentValue): string {
  return `${sent.kind} ${sentText(sent)}${sent.kind === 'replaced' && sent.isValue}`;
}

function suggestionAppearance({ from, to, canApply, others }: TweakSuggestion): string {
  let appearance = `\n${from}\n${to}\n${canApply}`;
  for (const other of others) appearance += `\n${other}`;
  return appearance;
}

export class MarkPainter {
  #painted: PaintedLine[] = [];

  /** `host` has to be that of the same text in all calls. */
  paint(marks: readonly LineMark[], host: DecorationHost): void {
    const byLine = new Map<number, PaintedLine>();
    const removed: string[] = [];
    for (const line of this.#painted) {
      const lineNumber = host.lineOf(line.ids[0] ?? '');
      // A joined line has the marks of both lines.
      if (lineNumber === null || byLine.has(lineNumber)) removed.push(...line.ids);
      else byLine.set(lineNumber, line);
    }
    const unchanged: PaintedLine[] = [];
    const fresh: { appearance: string; count: number }[] = [];
    const added: editor.IModelDeltaDecoration[] = [];
    for (const mark of marks) {
      const appearance = appearanceOf(mark);
      const before = byLine.get(mark.line);
      if (before?.appearance === appearance) {
        unchanged.push(before);
        byLine.delete(mark.line);
        continue;
      }
      const decorations = markDecorations([mark], host.lengthOf);
      fresh.push({ appearance, count: decorations.length });
      for (const decoration of decorations) added.push(decoration);
    }
    for (const line of byLine.values()) removed.push(...line.ids);
    if (removed.length === 0 && added.length === 0) return;
    const ids = host.change(removed, added);
    let start = 0;
    const made = fresh.map(({ appearance, count }) => {
      start += count;
      return { appearance, ids: ids.slice(start - count, start) };
    });
    this.#painted = [...unchanged, ...made];
  }
}
