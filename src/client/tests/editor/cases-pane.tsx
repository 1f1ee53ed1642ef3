/** All cases, and ways to get more. The import is a dock under them. */

import type { ReactNode } from 'react';
import type { CaseRow } from '#tests/source/case-rows.ts';
import { IconFileImport, IconHistory, IconPlus } from '../../shell/icons/icons.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { IconLink } from '../shared/icon-link.tsx';
import type { CaseActions } from './case-actions.ts';
import { CasesTable } from './cases-table.tsx';
import classes from './editor.module.css';

export interface CasesPaneProps {
  rows: readonly CaseRow[];
  current: number;
  picked: ReadonlySet<number>;
  onPick: (picked: ReadonlySet<number>, current: number) => void;
  onEdit: () => void;
  actions: CaseActions;
  onImport: () => void;
  onHistory: () => void;
  onMoveToSuite: (rows: readonly CaseRow[]) => void;
  dock: ReactNode;
}

export function CasesPane(props: CasesPaneProps) {
  const { rows, current, picked, onPick, onEdit, actions, dock } = props;
  const row = rows[current];
  const chosen = picked.size > 0 ? [...picked].sort((a, b) => a - b).flatMap((at) => rows[at] ?? []) : row ? [row] : [];
  const areLeftOut = chosen.length > 0 && chosen.every(({ isSkipped }) => isSkipped);
  return (
    <section className="tb-fill tb-high" aria-labelledby="cases-title">
      <header className={`tb-bar tb-row tb-inset-x ${classes.paneHead}`}>
        <h3 className="tb-md tb-strong" id="cases-title">
          Cases
        </h3>
        <span className="tb-quiet">{rows.length.toLocaleString('en')}</span>
        <span className={`tb-row tb-end tb-gap-lg ${classes.links}`}>
          {picked.size > 1 && (
            <ActionMenu
              label={`${picked.size} picked cases menu`}
              text={`${picked.size} picked`}
              actions={[
                { label: 'Duplicate', onSelect: () => actions.duplicate(chosen) },
                {
                  label: areLeftOut ? 'Run again' : 'Leave out',
                  onSelect: () => actions.setLeftOut(chosen, !areLeftOut),
                },
                { label: 'Move to another suite', onSelect: () => props.onMoveToSuite(chosen) },
                { label: 'Remove', onSelect: () => actions.remove(chosen) },
              ]}
            />
          )}
          <IconLink icon={IconHistory} isInHead onClick={props.onHistory}>
            From history
          </IconLink>
          <IconLink icon={IconFileImport} isInHead onClick={props.onImport}>
            Import file
          </IconLink>
          <IconLink icon={IconPlus} isInHead onClick={actions.add}>
            Add case
          </IconLink>
        </span>
      </header>
      {rows.length === 0 ? (
        <p className="tb-scroll tb-quiet tb-inset-lg">
          No cases yet. Add one, import a file or take questions from history.
        </p>
      ) : (
        <CasesTable
          rows={rows}
          current={current}
          picked={picked}
          onPick={onPick}
          onEdit={onEdit}
          onDuplicate={() => actions.duplicate(chosen)}
          onRemove={() => actions.remove(chosen)}
        />
      )}
      {dock}
    </section>
  );
}
