/** The fields of the selected component: those that the request changes first, then all others. */

import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { rangeLabel } from '#flow/index/range-label.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { REPLACING } from '#flow/tweaks/shown-state.ts';
import type { ComponentDifference } from '#run/compare/flow-difference.ts';
import { type TweakReport, type TweakReportRow, whySentence } from '#run/report/tweak-report.ts';
import { differenceLines } from './difference-lines.ts';
import { fieldLines } from './field-lines.ts';
import { isTweakLine, type NodeLine } from './graph-node-model.ts';
import { tweakLines } from './tweak-lines.ts';

export interface DetailRow {
  line: NodeLine;
  /** The description of the field, and of its tweak unless that is simply applied. */
  about: string;
  /** Position of the tweak in the text; null for a field without one. */
  path: readonly string[] | null;
}

const MATCHES = { id: 'by id', name: 'by display name', bare: 'by field name' } as const;

function aboutTweak(row: TweakReportRow, field: FlowField | undefined): string {
  const about = field ? aboutField(field) : '';
  return row.state === 'applied' && row.notes.length === 0 ? about : [whySentence(row), about].join(' ').trim();
}

export function detailRows(
  index: FlowIndex,
  component: FlowComponent,
  report: TweakReport | null,
  difference?: ComponentDifference,
) {
  const reportRows = report?.rows ?? [];
  const lines = tweakLines(index, reportRows).byComponent.get(component.id) ?? [];
  const byId = new Map(reportRows.map((row) => [row.id, row]));
  const tweaked = lines.flatMap((line): DetailRow[] => {
    const row = byId.get(line.key.slice(0, line.key.lastIndexOf('\n')));
    if (!row) return [];
    const about = aboutTweak(row, component.fields.get(line.field));
    return [{ line, about, path: line.kind === 'lost' ? null : row.path }];
  });
  const withoutTweak = (line: NodeLine): DetailRow => {
    const field = component.fields.get(line.field);
    return { line, about: field ? aboutField(field) : '', path: null };
  };
  const compared = differenceLines(difference).map(withoutTweak);
  const known = new Set([...lines, ...compared.map(({ line }) => line)].map(({ field }) => field));
  const others = fieldLines(index, component, known).map(withoutTweak);
  const matches = new Set(
    reportRows.flatMap(({ verdicts }) =>
      verdicts.flatMap(({ target, match }) => (target?.component === component.id && match ? [MATCHES[match]] : [])),
    ),
  );
  const all = [...component.fields.values()];
  return {
    rows: [...tweaked, ...compared, ...others],
    /** Number of fields that a tweak can change. */
    tweakable: all.filter(({ isShown, isProtected, isHandle }) => isShown && !isProtected && !isHandle).length,
    /** Number of fields that a tweak changes. */
    changed: new Set(lines.flatMap(({ kind, field }) => (isTweakLine(kind) && REPLACING.has(kind) ? [field] : [])))
      .size,
    /** How the tweaks matched the component: `by id`; empty without a tweak. */
    matched: [...matches].join(' and '),
  };
}

export type ComponentRows = ReturnType<typeof detailRows>;

const KINDS: ReadonlyMap<string, string> = new Map([
  ['int', 'Integer'],
  ['float', 'Number'],
  ['slider', 'Number'],
  ['bool', 'true or false'],
  ['str', 'Text'],
  ['prompt', 'Text'],
  ['code', 'Code'],
  ['dict', 'Object'],
  ['NestedDict', 'Object'],
  ['table', 'Table'],
  ['file', 'File'],
]);

/** The purpose of a field, and what it accepts: `How many results the search returns. Integer, 1 to 20.` */
function aboutField(field: FlowField): string {
  const { info, type, options, isProtected, isList } = field;
  const kind = isSecretField(field)
    ? 'Secret'
    : options && options.length > 0
      ? `One of ${options.length} choices`
      : (KINDS.get(type) ?? type);
  const range = rangeLabel(field);
  const takes = `${isList ? 'List of: ' : ''}${kind}${range === '' ? '' : `, ${range}`}`;
  const sentence = info.trim() === '' || /[.!?]$/.test(info.trim()) ? info.trim() : `${info.trim()}.`;
  const protection = isProtected ? 'Protected.' : '';
  return [sentence, takes === '' ? '' : `${takes}.`, protection].filter((part) => part !== '').join(' ');
}
