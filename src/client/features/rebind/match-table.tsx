/** One row per match: the old id, the proposed component, what its tweaks will do, and the confidence. */
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import '@mantine/core/styles/Checkbox.layer.css';
import { Checkbox, Select } from '@mantine/core';
import { idTail } from '#flow/index/component-id.ts';
import { PRESELECT_CONFIDENCE } from '#flow/rebind/rebind-components.ts';
import { StateMark } from '../../ui/feedback/state-mark.tsx';
import { DataTable } from '../../ui/layout/data-table.tsx';
import classes from './rebind-dialog.module.css';
import type { Matches, MatchRow } from './use-matches.ts';

const ALL_BUT_SURE = 0.9;
const MAX_EFFECTS = 4;

export function MatchTable({ matches }: { matches: Matches }) {
  return (
    <DataTable
      className={`tb-sm tb-above-md ${classes.table}`}
      label="Proposed matches"
      columns={['Written for', 'In this flow', 'Confidence']}
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
        <li key={id}>
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

/** As a word and a percentage. */
function Confidence({ row: { confidence } }: { row: MatchRow }) {
  const word = confidence >= ALL_BUT_SURE ? 'Sure' : confidence >= PRESELECT_CONFIDENCE ? 'Likely' : 'Unsure';
  return (
    <>
      <span className={confidence >= PRESELECT_CONFIDENCE ? undefined : 'tb-warning tb-medium'}>{word}</span>{' '}
      <span className="tb-quiet">{Math.round(confidence * 100)} %</span>
    </>
  );
}
