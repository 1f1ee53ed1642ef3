/** After the counts: whether the report is a forecast, or what a run with these tweaks did. */
import type { Run } from '#run/run.ts';
import { confirmReport, type RunProof } from '../../../draft/tweak-report/confirm-report.ts';
import type { TweakReport } from '../../../draft/tweak-report/tweak-report.ts';
import { useDraftForm } from '../../../draft/use-draft.ts';
import { useNavigation } from '../../../navigation/use-navigation.ts';
import { useOpenFlow } from '../../../navigation/use-open-flow.ts';
import { useRunPart } from '../../../runs/use-runs.ts';
import classes from './report-dock.module.css';

const proofs = new WeakMap<Run, RunProof>();

/** Nothing until the run has ended, so that its text renders no report. */
function proofOf(run: Run): RunProof | null {
  if (run.status === 'running') return null;
  const known = proofs.get(run);
  if (known) return known;
  const outcomes = run.inputs.map((input) => input.outcomes).filter((list) => list.length > 0);
  const proof: RunProof = { number: run.number, flowId: run.flow.id, draft: run.draft, outcomes };
  proofs.set(run, proof);
  return proof;
}

function rulesText(report: TweakReport): string {
  if (!report.rules) return '';
  const { release, isAssumed } = report.rules;
  return isAssumed
    ? `Rules of the nearest measured release are assumed for ${release}`
    : `By the rules of release ${release}`;
}

export function ReportOrigin({ report }: { report: TweakReport }) {
  const { shownRunId } = useNavigation();
  const flowId = useOpenFlow()?.id ?? null;
  const form = useDraftForm();
  const { part } = useRunPart(shownRunId, proofOf);
  const origin = confirmReport(report, part, form.getValues(), flowId);
  const text = {
    forecast: () => 'Forecast',
    confirmed: () => (origin.kind === 'confirmed' ? `Confirmed by run #${origin.run}` : ''),
    differs: () => (origin.kind === 'differs' ? `Run #${origin.run} did otherwise in ${origin.rows} of these` : ''),
  }[origin.kind]();
  return (
    <p className={classes.origin} data-differs={origin.kind === 'differs' || undefined} title={rulesText(report)}>
      {text}
    </p>
  );
}
