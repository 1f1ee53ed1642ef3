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
  look: string;
  ids: string[];
}

/**
 * Has everything that `markDecorations` and `rowMarkdown` use. Concatenated by hand, because it runs for every line of every
 * report, and joining arrays takes three times as long.
 */
function lookOf({ state, hints, struck, rows }: LineMark): string {
  let look: string = state;
  for (const { text, state: own } of hints) look += `\n${own} ${text}`;
  for (const { column, endColumn } of struck) look += `\n${column} ${endColumn}`;
  for (const { id, state: own, component, field, componentIds, sent, why, suggestion, notes } of rows) {
    look += `\n${id}\n${own} ${component}\n${field}\n${componentIds[0]}\n${sentLook(sent)}\n${why}`;
    if (suggestion) look += suggestionLook(suggestion);
    for (const note of notes) look += `\n${note}`;
  }
  return look;
}

function sentLook(sent: SentValue): string {
  return `${sent.kind} ${sentText(sent)}${sent.kind === 'replaced' && sent.isValue}`;
}

function suggestionLook({ from, to, canApply, others }: TweakSuggestion): string {
  let look = `\n${from}\n${to}\n${canApply}`;
  for (const other of others) look += `\n${other}`;
  return look;
}

export class MarkPainter {
  #painted: PaintedLine[] = [];

  /** `host` has to be that of the same text in all calls. */
  paint(marks: readonly LineMark[], host: DecorationHost): void {
    const byLine = new Map<number, PaintedLine>();
    const removed: string[] = [];
    for (const line of this.#painted) {
      const place = host.lineOf(line.ids[0] ?? '');
      // A joined line has the marks of both lines.
      if (place === null || byLine.has(place)) removed.push(...line.ids);
      else byLine.set(place, line);
    }
    const kept: PaintedLine[] = [];
    const fresh: { look: string; count: number }[] = [];
    const added: editor.IModelDeltaDecoration[] = [];
    for (const mark of marks) {
      const look = lookOf(mark);
      const before = byLine.get(mark.line);
      if (before?.look === look) {
        kept.push(before);
        byLine.delete(mark.line);
        continue;
      }
      const decorations = markDecorations([mark], host.lengthOf);
      fresh.push({ look, count: decorations.length });
      for (const decoration of decorations) added.push(decoration);
    }
    for (const line of byLine.values()) removed.push(...line.ids);
    if (removed.length === 0 && added.length === 0) return;
    const ids = host.change(removed, added);
    let start = 0;
    const made = fresh.map(({ look, count }) => {
      start += count;
      return { look, ids: ids.slice(start - count, start) };
    });
    this.#painted = [...kept, ...made];
  }
}
