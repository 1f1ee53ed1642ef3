/** Squiggles under keys that do nothing, block the run or will fail; broken JSON has those of the JSON mode. */
import { type editor, MarkerSeverity } from 'monaco-editor/editor';
import { type TweakReport, whySentence } from '../../../draft/tweak-report/tweak-report.ts';

type PositionAt = (offset: number) => { line: number; column: number };

export function reportMarkers(report: TweakReport, positionAt: PositionAt): editor.IMarkerData[] {
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
