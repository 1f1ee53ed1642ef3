/** What an ended run reports about its tweaks: what its server used, and what it refused. */
import type { TweakOutcome } from '#contract/run-event.ts';
import type { Tweaks } from '#contract/run-request.ts';
import { reportedOutcomes } from '#run/model/reported-outcomes.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';

/** The part of an ended run that a report is compared with. */
export interface RunProof {
  number: number;
  flowId: string;
  draft: RequestDraft;
  /** Tweaks as sent, with secrets masked. */
  tweaks: Tweaks;
  /** One entry for each input that was reported on, with its index. */
  reported: readonly {
    input: number;
    outcomes: readonly TweakOutcome[];
    isAnswered: boolean;
    /** Ids of the components that ran; null if the server did not report them live. */
    ran: ReadonlySet<string> | null;
  }[];
  /** Fields for which the server refused the request, by their names in the answer. */
  refusedFields: readonly string[];
  /** Top-level keys whose values are not tweaks for the server. */
  refusedKeys: readonly string[];
  /** The server takes no tweaks from this user. */
  refusesAll?: boolean;
  /** True if an input was answered, so that nothing was refused. */
  isAnswered: boolean;
}

function refusedFieldsOf(error: RunError | null): readonly string[] {
  return error?.kind === 'refused-tweaks' ? error.refused.fields : [];
}

/** A schema error (422) has the path of the key: `["body", "tweaks", "words", …]`. */
function refusedKeysOf(error: RunError | null): readonly string[] {
  if (error?.kind !== 'validation') return [];
  return error.items.flatMap(({ loc: [, part, key] }) => (part === 'tweaks' && typeof key === 'string' ? [key] : []));
}

function ranIn({ events }: Run, input: number): ReadonlySet<string> | null {
  const ids = events.flatMap(({ event }) =>
    event.event === 'component-end' && event.input === input ? [event.component] : [],
  );
  return ids.length > 0 ? new Set(ids) : null;
}

/**
 * Null until the run has ended, so that streamed text does not render the report, and for a run on a version, which says
 * nothing about the flow as it is.
 */
export function proofOf(run: Run): RunProof | null {
  if (run.status === 'running' || run.version !== undefined) return null;
  const errors = [run.error, ...run.inputs.map(({ error }) => error)];
  return {
    number: run.number,
    flowId: run.flow.id,
    draft: run.draft,
    tweaks: run.request.tweaks ?? {},
    reported: run.inputs.flatMap((input) => {
      const outcomes = reportedOutcomes(run, input);
      const reported = {
        input: input.index,
        outcomes,
        isAnswered: input.status === 'done',
        ran: ranIn(run, input.index),
      };
      return outcomes.length > 0 ? [reported] : [];
    }),
    refusedFields: errors.flatMap(refusedFieldsOf),
    refusedKeys: errors.flatMap(refusedKeysOf),
    refusesAll: errors.some((error) => error?.kind === 'owner-only'),
    isAnswered: run.inputs.some(({ status }) => status === 'done'),
  };
}
