/** Keeps the editor's marks, hints and squiggles at what the report says. */
import { type editor, MarkerSeverity } from 'monaco-editor/editor';
import { useEffect, useState } from 'react';
import { type TweakReport, whySentence } from '../../../draft/tweak-report/tweak-report.ts';
import { monaco } from '../../../monaco/monaco.ts';
import { HINTS_PER_COLUMN } from './editor-options.ts';
import { type LineLayout, lineMarks } from './line-marks.ts';
import { MarkPainter } from './mark-painter.ts';

type PositionAt = (offset: number) => { line: number; column: number };

const OWNER = 'tweakbench';
/** Kept free at the pane's edge. */
const EDGE_COLUMNS = 2;

/** Characters that fit beside the gutter; changes when the pane is resized. */
function useColumns(instance: editor.IStandaloneCodeEditor | null): number {
  const [columns, setColumns] = useState(0);
  useEffect(() => {
    if (!instance) return;
    const measure = () => {
      const { contentWidth, verticalScrollbarWidth } = instance.getLayoutInfo();
      const { typicalHalfwidthCharacterWidth } = instance.getOption(monaco.editor.EditorOption.fontInfo);
      setColumns(Math.floor((contentWidth - verticalScrollbarWidth) / typicalHalfwidthCharacterWidth) - EDGE_COLUMNS);
    };
    measure();
    const listening = [instance.onDidLayoutChange(measure), instance.onDidChangeConfiguration(measure)];
    return () => {
      for (const part of listening) part.dispose();
    };
  }, [instance]);
  return columns;
}

/** What is painted on each text; it stays with the text when the editor around it is made anew. */
const painters = new WeakMap<editor.ITextModel, { painter: MarkPainter; markers: string }>();

/** Squiggles are set anew only when they differ. */
function setMarkers(model: editor.ITextModel, markers: editor.IMarkerData[], before: string): string {
  const key = JSON.stringify(markers);
  if (key !== before) monaco.editor.setModelMarkers(model, OWNER, markers);
  return key;
}

export function useReportMarks(instance: editor.IStandaloneCodeEditor | null, report: TweakReport | null): void {
  const columns = useColumns(instance);

  useEffect(() => {
    const model = instance?.getModel();
    if (!model || !report) return;
    // A report on an older text: the next one is on its way, and what is painted moves with the text until then.
    if (model.getValue() !== report.text) return;
    const known = painters.get(model) ?? { painter: new MarkPainter(), markers: '' };
    painters.set(model, known);
    const layout: LineLayout = {
      columns,
      hintsPerColumn: HINTS_PER_COLUMN,
      lengthOf: (line) => model.getLineLength(line),
      positionAt: (offset) => {
        const { lineNumber, column } = model.getPositionAt(offset);
        return { line: lineNumber, column };
      },
    };
    known.painter.paint(lineMarks(report.rows, layout), {
      lineOf: (id) => model.getDecorationRange(id)?.startLineNumber ?? null,
      change: (removed, added) => model.deltaDecorations([...removed], [...added]),
      lengthOf: layout.lengthOf,
    });
    known.markers = setMarkers(model, reportMarkers(report, layout.positionAt), known.markers);
  }, [instance, report, columns]);
}

/** Squiggles under keys that do nothing, block the run or will fail; broken JSON has those of the JSON mode. */
function reportMarkers(report: TweakReport, positionAt: PositionAt): editor.IMarkerData[] {
  return report.rows.flatMap((row): editor.IMarkerData[] => {
    const { state, place, isProblem } = row;
    const isQuiet = state === 'overridden' || state === 'ambiguous' || !isProblem;
    if (isQuiet || !place || place.length < 3) return [];
    const start = positionAt(place.offset + 1);
    return [
      {
        severity: state === 'refused' ? MarkerSeverity.Error : MarkerSeverity.Warning,
        message: whySentence(row),
        source: 'Tweakbench',
        startLineNumber: start.line,
        startColumn: start.column,
        endLineNumber: start.line,
        endColumn: start.column + place.length - 2,
      },
    ];
  });
}
