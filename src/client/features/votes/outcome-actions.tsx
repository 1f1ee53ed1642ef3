/** What can be done after a vote: use the better variant, and see the cases again. */
import { Button } from '@mantine/core';
import type { VoteEntry } from '#contract/workspace/vote.ts';
import type { VoteOutcome } from '#run/votes/vote-outcome.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';

export function OutcomeActions({ entry, winner }: { entry: VoteEntry; winner: VoteOutcome['winner'] }) {
  const flow = useOpenFlow();
  const form = useDraftForm();
  const replaceDraft = useReplaceDraft();
  const { showVote, openTests } = useNavigate();
  const better = winner === null ? null : entry.variants[winner === 'first' ? 0 : 1];
  const canUse = flow?.id === entry.flow.id;
  const use = () => {
    if (!canUse || better === null) return;
    const draft = { ...structuredClone(form.getValues()), tweaksText: JSON.stringify(better.tweaks, null, 2) };
    replaceDraft({ flowId: entry.flow.id, draft, message: `${better.name} copied to Bench` });
    showVote(null, 'bench');
  };
  const { suite, result } = entry.source;
  return (
    <div className="tb-row tb-wrap tb-inset">
      {better !== null && (
        <Button
          size="xs"
          aria-disabled={!canUse}
          title={canUse ? undefined : `Open the flow ${entry.flow.name} first`}
          onClick={use}
        >
          Use {better.name} on the bench
        </Button>
      )}
      {suite !== null && (
        <Button
          size="xs"
          onClick={() => {
            showVote(null, 'tests');
            openTests({ suite, result });
          }}
        >
          Open these cases in Tests
        </Button>
      )}
    </div>
  );
}
