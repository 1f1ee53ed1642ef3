/** Maps the ids of a request that was written for another copy of the flow to the components of this flow. */

import { Button, Checkbox, Select } from '@mantine/core';
import { useId } from 'react';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { isLongList } from '../../shell/ui/controls/is-long-list.ts';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import classes from './rebind-dialog.module.css';
import { effectText } from './rebind-preview.ts';
import { type Matches, type MatchRow, useMatches } from './use-matches.ts';
import '@mantine/core/styles/Checkbox.layer.css';
import { idTail } from '#flow/index/component-id.ts';
import { PRESELECT_CONFIDENCE } from '#flow/rebind/rebind-components.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';

export function RebindDialog({ onClose }: { onClose: () => void }) {
  const flow = useOpenFlow();
  return (
    <Dialog onClose={onClose} title="Match components" size={760}>
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

const ALL_BUT_SURE = 0.9;
const MAX_EFFECTS = 4;

/** One row per match: the old id, the proposed component, what its tweaks will do, and the confidence. */
function MatchTable({ matches }: { matches: Matches }) {
  return (
    <DataTable
      className={`tb-sm tb-above-md ${classes.table}`}
      label="Proposed matches"
      columns={['Written for', 'In this flow', 'Confidence']}
      isHeadHidden={useIsNarrow()}
    >
      {matches.rows.map((row) => (
        <Row key={row.proposal.oldId} row={row} matches={matches} />
      ))}
    </DataTable>
  );
}

function Row({ row, matches: { choose, preview } }: { row: MatchRow; matches: Matches }) {
  const { proposal, newId, isTaken, isDouble } = row;
  const { oldId, candidates } = proposal;
  return (
    <tr data-taken={isTaken}>
      <th scope="row">
        <Checkbox
          size="xs"
          label={oldId}
          classNames={{ label: 'tb-sm tb-mono tb-break' }}
          checked={isTaken}
          onChange={(event) => choose(oldId, { isTaken: event.currentTarget.checked })}
        />
        <p className={`tb-break tb-quiet ${classes.uses}`}>{usesText(row)}</p>
      </th>
      <td>
        <Select
          aria-label={`Component for ${oldId}`}
          size="xs"
          data={candidates.map(({ id, displayName }) => ({ value: id, label: `${displayName} · ${idTail(id)}` }))}
          searchable={isLongList(candidates)}
          nothingFoundMessage="No matching component"
          value={newId}
          onChange={(value) => {
            if (value !== null) choose(oldId, { newId: value });
          }}
          error={isDouble ? 'Chosen twice: two ids cannot map to one component' : null}
        />
        {isTaken && !isDouble && <Effects row={row} preview={preview} />}
      </td>
      <td>
        <Confidence row={row} />
      </td>
    </tr>
  );
}

function usesText({ proposal: { fields, isTarget, isOutput } }: MatchRow): string {
  return [
    ...(fields.length > 0 ? [`tweaks ${fields.join(', ')}`] : []),
    ...(isTarget ? ['target of an input'] : []),
    ...(isOutput ? ['output'] : []),
  ].join(' · ');
}

function Effects({ row: { newId }, preview }: { row: MatchRow; preview: Matches['preview'] }) {
  const rows = preview.rowsOf(newId);
  if (rows.length === 0) return null;
  const more = rows.length - MAX_EFFECTS;
  return (
    <ul className={`tb-list tb-above-xs-sm ${classes.effects}`}>
      {rows.slice(0, MAX_EFFECTS).map(({ id, state, field, sent }) => (
        <li key={id} className="tb-top tb-break tb-gap-xs-sm tb-flex">
          <StateMark state={state} />
          <span>
            {field} <span className="tb-quiet">{STATE_LABELS[state].toLowerCase()}</span>
            {sent.kind === 'change' && ` ${sent.before} → ${sent.after}`}
          </span>
        </li>
      ))}
      {more > 0 && <li>and {more} more</li>}
    </ul>
  );
}

/** The confidence as a word and a percentage. */
function Confidence({ row: { confidence } }: { row: MatchRow }) {
  const word = confidence >= ALL_BUT_SURE ? 'Sure' : confidence >= PRESELECT_CONFIDENCE ? 'Likely' : 'Unsure';
  return (
    <>
      <span className={confidence >= PRESELECT_CONFIDENCE ? undefined : 'tb-warning tb-medium'}>{word}</span>{' '}
      <span className="tb-quiet">{Math.round(confidence * 100)} %</span>
    </>
  );
}
