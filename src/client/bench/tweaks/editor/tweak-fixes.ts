/** The quick fixes for the tweaks on a line. */
import { isJsonObject } from '#contract/json.ts';
import { uniqueName } from '#flow/index/component-id.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isTweakable } from '#flow/index/is-tweakable.ts';
import { moveUnder, otherKeyOf } from '#flow/text/move-tweak.ts';
import { removeTweak, renameTweakKey } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { unwrapTweaks } from '#flow/text/unwrap-tweaks.ts';
import type { TweakReport, TweakReportRow } from '#run/report/tweak-report.ts';

export interface TweakFix {
  title: string;
  /** Returns the whole text after the fix. */
  apply: () => string;
  /** True for the default fix. */
  isPreferred: boolean;
}

/** For a bare key that more components have, a fix per component is not offered. */
const MAX_HOLDERS = 5;

function moves({ path }: TweakReportRow, text: string, index: FlowIndex): TweakFix[] {
  const [key = ''] = path;
  const holders = (index.byField.get(key) ?? []).filter((component) => {
    const field = component.fields.get(key);
    return field !== undefined && isTweakable(field);
  });
  const single = holders.length <= MAX_HOLDERS ? holders : [];
  const fixes = single.map((component) => ({
    title: `Move ${key} under ${uniqueName(index, component.id)}`,
    apply: () => moveUnder(text, key, [component], index),
    isPreferred: false,
  }));
  if (holders.length < 2) return fixes;
  const title = `Move ${key} under each of its ${holders.length} components`;
  return [...fixes, { title, apply: () => moveUnder(text, key, holders, index), isPreferred: false }];
}

function fixesOf(row: TweakReportRow, report: TweakReport, index: FlowIndex | null): TweakFix[] {
  const { suggestion, state, path, field, span } = row;
  const { text, rules } = report;
  const fixes: TweakFix[] = [];
  if (suggestion?.canApply) {
    const title = `Replace ${suggestion.from} with ${suggestion.to}`;
    fixes.push({ title, apply: () => renameTweakKey(text, suggestion.path, suggestion.to), isPreferred: true });
  }
  for (const to of suggestion?.others ?? []) {
    const { from, path: key } = suggestion ?? { from: field, path };
    fixes.push({ title: `Replace ${from} with ${to}`, apply: () => renameTweakKey(text, key, to), isPreferred: false });
  }
  const value = row.verdicts[0]?.value;
  if (index && path.length === 1 && !isJsonObject(value)) fixes.push(...moves(row, text, index));
  if (index && rules && span && isJsonObject(value) && Object.hasOwn(value, 'value')) {
    const range = { start: span.offset, end: span.offset + 1 };
    const unwrapped = unwrapTweaks(text, index, rules, range);
    if (unwrapped.count === 1) {
      fixes.push({ title: `Unwrap ${field}`, apply: () => unwrapped.text, isPreferred: false });
    }
  }
  if (state !== 'applied') {
    fixes.push({ title: `Remove ${field}`, apply: () => removeTweak(text, path), isPreferred: false });
  }
  return fixes;
}

/** Fixes for all components that have a key on the line. */
function keyFixes(report: TweakReport, index: FlowIndex, line: number): TweakFix[] {
  const { text } = report;
  const { readable, locate } = parseTweaksText(text);
  const ofRows = report.rows.filter(({ span }) => span?.line === line).map(({ path }) => path[0] ?? '');
  const keys = Object.keys(readable).filter((key) => isJsonObject(readable[key]));
  return keys
    .filter((key) => ofRows.includes(key) || locate([key])?.line === line)
    .flatMap((key): TweakFix[] => {
      const other = otherKeyOf(key, readable, index);
      if (!other) return [];
      const title = `Use the ${other.kind === 'id' ? 'id' : 'display name'} ${other.to}`;
      return [{ title, apply: () => renameTweakKey(text, [key], other.to), isPreferred: false }];
    });
}

/** Fixes in display order; empty for broken text. */
export function tweakFixes(report: TweakReport, index: FlowIndex | null, line: number): TweakFix[] {
  if (report.isBroken) return [];
  const rows = report.rows.filter(({ span }) => span?.line === line);
  const all = [...rows.flatMap((row) => fixesOf(row, report, index)), ...(index ? keyFixes(report, index, line) : [])];
  const seen = new Set<string>();
  return all.filter(({ title }) => {
    const isNew = !seen.has(title);
    seen.add(title);
    return isNew;
  });
}
