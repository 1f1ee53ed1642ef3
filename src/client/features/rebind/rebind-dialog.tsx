/** Maps the ids of a request that was written for another copy of the flow to the components of this flow. */
import { Button } from '@mantine/core';
import { useId } from 'react';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { Dialog } from '../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../ui/controls/dialog-foot.tsx';
import { MatchTable } from './match-table.tsx';
import classes from './rebind-dialog.module.css';
import { effectText } from './rebind-preview.ts';
import { type Matches, useMatches } from './use-matches.ts';

export function RebindDialog({ onClose }: { onClose: () => void }) {
  const flow = useOpenFlow();
  return (
    <Dialog onClose={onClose} title="Rebind components" size={760}>
      {flow === null ? (
        <p className="tb-sm-tall tb-quiet">No flow is open to match the request with.</p>
      ) : (
        <Rebind flow={flow} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Rebind({ flow, onClose }: { flow: FlowDetail; onClose: () => void }) {
  const matches = useMatches(flow.index);
  const { rows, taken, hasDouble, preview } = matches;
  const replaceDraft = useReplaceDraft();
  const noteId = useId();
  const canApply = taken > 0 && !hasDouble;

  function apply() {
    if (!canApply) return;
    replaceDraft({
      flowId: flow.id,
      draft: preview.draft,
      message: `${taken} component ${taken === 1 ? 'id was' : 'ids were'} matched to this flow`,
    });
    onClose();
  }

  if (rows.length === 0) {
    return (
      <>
        <p className="tb-sm-tall tb-quiet">
          Nothing to match: every component in the request is in this flow, or has no similar one here.
        </p>
        <Unmatched ids={matches.unmatched} />
        <DialogFoot>
          <Button onClick={onClose}>Close</Button>
        </DialogFoot>
      </>
    );
  }
  return (
    <>
      <p className="tb-sm-tall tb-quiet">
        The request names components that {flow.name} does not have. Langflow gives each component a new id on import.
        These are the most similar ones by type, name and fields.
      </p>
      <MatchTable matches={matches} />
      <Unmatched ids={matches.unmatched} />
      <DialogFoot
        onCancel={onClose}
        note={
          <p className="tb-sm-tall tb-quiet" id={noteId} aria-live="polite">
            {footText(matches)}
          </p>
        }
      >
        <Button variant="filled" aria-disabled={!canApply} aria-describedby={noteId} onClick={apply}>
          Apply matches
        </Button>
      </DialogFoot>
    </>
  );
}

function footText({ rows, taken, hasDouble, preview }: Matches): string {
  if (hasDouble) return 'Choose each component once.';
  if (taken === 0) return 'Nothing chosen: the request will not change.';
  const effect = effectText(preview);
  return `${taken} of ${rows.length} chosen.${effect === null ? '' : ` Tweaks: ${effect}.`}`;
}

function Unmatched({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <p className={`tb-sm-tall tb-break tb-ignored-tint tb-above-md ${classes.unmatched}`}>
      No similar component in this flow, left unchanged: {ids.join(', ')}
    </p>
  );
}
