/** Keeps the editor's marks, hints and squiggles up to date with the report. */
import { type editor, MarkerSeverity } from 'monaco-editor/editor';
import { useEffect, useRef, useState } from 'react';
import { type TweakReport, whySentence } from '#run/report/tweak-report.ts';
import { monaco } from '../../../shell/monaco/monaco.ts';
import { HINTS_PER_COLUMN } from './editor-options.ts';
import { type LineLayout, lineMarks } from './line-marks.ts';
import { type DecorationHost, MarkPainter } from './mark-painter.ts';

type PositionAt = (offset: number) => { line: number; column: number };

const OWNER = 'tweakbench';
/** Margin at the edge of the pane. */
const EDGE_COLUMNS = 2;

/** How many characters fit on a line; changes when the pane is resized. */
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

/** The decorations of one model. */
interface PaintedText {
  model: editor.ITextModel;
  painter: MarkPainter;
  /** The markers as JSON, to set them only if they differ. */
  markers: string;
}

function hostOf(model: editor.ITextModel): DecorationHost {
  return {
    lineOf: (id) => model.getDecorationRange(id)?.startLineNumber ?? null,
    change: (removed, added) => model.deltaDecorations([...removed], [...added]),
    lengthOf: (line) => model.getLineLength(line),
  };
}

/** Removes all marks: a model outlives its editor, and the next editor adds its own. */
function clear({ model, painter }: PaintedText): void {
  if (model.isDisposed()) return;
  painter.paint([], hostOf(model));
  monaco.editor.setModelMarkers(model, OWNER, []);
}

export function useReportMarks(instance: editor.IStandaloneCodeEditor | null, report: TweakReport | null): void {
  const columns = useColumns(instance);
  const painted = useRef<PaintedText | null>(null);

  useEffect(() => {
    const model = instance?.getModel();
    if (!model || !report) return;
    // The report is on an older text: a new one follows soon, and decorations move with the text until then.
    if (model.getValue() !== report.text) return;
    if (painted.current?.model !== model) {
      if (painted.current) clear(painted.current);
      painted.current = { model, painter: new MarkPainter(), markers: '[]' };
    }
    const known = painted.current;
    const host = hostOf(model);
    const layout: LineLayout = {
      columns,
      hintsPerColumn: HINTS_PER_COLUMN,
      lengthOf: host.lengthOf,
      positionAt: (offset) => {
        const { lineNumber, column } = model.getPositionAt(offset);
        return { line: lineNumber, column };
      },
    };
    known.painter.paint(lineMarks(report.rows, layout), host);
    const markers = reportMarkers(report, layout.positionAt);
    const key = JSON.stringify(markers);
    if (key !== known.markers) monaco.editor.setModelMarkers(model, OWNER, markers);
    known.markers = key;
  }, [instance, report, columns]);

  useEffect(
    () => () => {
      if (painted.current) clear(painted.current);
      painted.current = null;
    },
    [],
  );
}

/** Markers for keys that have no effect, block the run or will fail. For broken JSON the JSON mode sets its own. */
function reportMarkers(report: TweakReport, positionAt: PositionAt): editor.IMarkerData[] {
  return report.rows.flatMap((row): editor.IMarkerData[] => {
    const { state, span, isProblem } = row;
    const isQuiet = state === 'overridden' || state === 'ambiguous' || state === 'may-not-count' || !isProblem;
    if (isQuiet || !span || span.length < 3) return [];
    const start = positionAt(span.offset + 1);
    return [
      {
        severity: state === 'refused' ? MarkerSeverity.Error : MarkerSeverity.Warning,
        message: whySentence(row),
        source: 'Tweakbench',
        startLineNumber: start.line,
        startColumn: start.column,
        endLineNumber: start.line,
        endColumn: start.column + span.length - 2,
      },
    ];
  });
}
