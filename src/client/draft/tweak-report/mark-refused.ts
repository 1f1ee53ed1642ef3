/** Marks the tweaks for which a server refused a run. The answer names only fields, so the tweaks are found in what was sent. */
import { isJsonEqual, valueAt } from '#contract/json.ts';
import { matchMasked } from '#flow/secrets/match-masked.ts';
import type { TweakReportRow } from '#run/report/tweak-report.ts';
import type { RunProof } from './run-proof.ts';

/** Marks rows whose tweak is unchanged since it was sent and whose field was refused. */
export function markRefused(rows: readonly TweakReportRow[], proof: RunProof): TweakReportRow[] {
  const refusedFields = new Set(proof.refusedFields);
  const refusedKeys = new Set(proof.refusedKeys);
  const run = proof.number;
  return rows.map((row) => {
    const [verdict] = row.verdicts;
    const isNamed =
      proof.refusesAll || refusedFields.has(row.path.at(-1) ?? '') || refusedKeys.has(row.path.join('\n'));
    if (!verdict || !isNamed) return row;
    const sent = valueAt(proof.tweaks, row.path);
    if (sent === undefined || !isJsonEqual(matchMasked(verdict.value, sent), sent)) return row;
    const isAsPredicted = row.state === 'refused';
    return {
      ...row,
      state: 'refused',
      sent: { kind: 'none', text: 'not sent' },
      why: isAsPredicted ? row.why : `Run #${run} was refused because of it`,
      hint: `refused in run #${run}`,
      suggestion: null,
      isProblem: true,
      proof: { run, isAsPredicted, used: 'refused' },
    };
  });
}
