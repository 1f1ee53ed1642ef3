/** Judges the tweaks of a draft against its flow. Pure; loaded after the first paint. */
import type { RunInput } from '#contract/run-request.ts';
import { bindInputs } from '#flow/bind-inputs.ts';
import type { FlowIndex } from '#flow/flow-index.ts';
import { matchTweaks } from '#flow/match-tweaks.ts';
import type { TweakRules } from '#flow/tweak-verdict.ts';
import { parseTweaksText } from '#flow/tweaks-text.ts';
import { countRows } from './count-rows.ts';
import { reportRows } from './report-rows.ts';
import type { TweakReport } from './tweak-report.ts';

export interface ReportSubject {
  text: string;
  /** As the request will have them; absent for none. */
  inputs: readonly RunInput[] | undefined;
  stream: boolean;
  /** Null while the flow is unknown. */
  index: FlowIndex | null;
  /** Null while the server is unknown. */
  rules: TweakRules | null;
}

/** Under 30 ms for 2,000 leaves on 200 components. Never throws. */
export function makeTweakReport({ text, inputs, stream, index, rules }: ReportSubject): TweakReport {
  const read = parseTweaksText(text);
  const base = {
    text,
    tweaks: read.tweaks,
    problems: read.problems,
    isBroken: read.tweaks === null,
    isEmpty: /^\s*(\{\s*\}\s*)?$/.test(text),
  };
  if (!index || !rules) return { ...base, rows: [], counts: [], rules: null };
  const bindings = bindInputs(index, inputs);
  const verdicts = matchTweaks(index, read.readable, { rules, bindings, stream });
  const rows = reportRows(verdicts, read, index);
  return { ...base, rows, counts: countRows(rows), rules };
}
