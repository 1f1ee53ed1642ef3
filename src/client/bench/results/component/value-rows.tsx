/** Fields or outputs as rows: the name with where it is from or went, the value, its size, and what can be done with it. */
import type { ReactNode } from 'react';
import type { JsonValue } from '#contract/json.ts';
import type { ShownState } from '#flow/tweaks/shown-state.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { plainValue, shownValue, sizeOfValue } from '#run/component/shown-value.ts';
import { ActionMenu } from '../../../shell/ui/controls/action-menu.tsx';
import type { MenuAction } from '../../../shell/ui/controls/action-menu-list.tsx';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import classes from './component.module.css';

export function ValueRows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataTable label={label} columns={['Name', 'Value', 'Actions']} isHeadHidden className={classes.fields}>
      {children}
    </DataTable>
  );
}

export interface ValueRowProps {
  name: string;
  /** "from Context", "Message → Chat Output". */
  about: ReactNode;
  mark?: ShownState | null;
  /** Undefined: not reported, and nothing can be copied. */
  value: JsonValue | undefined;
  type?: string | undefined;
  /** False if the value is shown in a few characters. */
  hasSize?: boolean;
  actions?: readonly MenuAction[];
  children: ReactNode;
}

export function ValueRow({
  name,
  about,
  mark = null,
  value,
  type,
  hasSize = true,
  actions = [],
  children,
}: ValueRowProps) {
  const shown = value === undefined ? null : shownValue(value, type);
  const canCopy = shown !== null && shown.kind !== 'secret' && shown.kind !== 'empty';
  return (
    <tr aria-label={name}>
      <th scope="row">
        <span className="tb-row tb-gap-xs-sm">
          {mark !== null && (
            <>
              <StateMark state={mark} />
              <span className="tb-visually-hidden">{STATE_LABELS[mark]}</span>
            </>
          )}
          <span className={`tb-mono tb-break ${classes.code}`}>{name}</span>
        </span>
        {about !== null && <span className="tb-xs tb-quiet tb-block tb-break">{about}</span>}
      </th>
      <td>{children}</td>
      <td>
        <span className="tb-row tb-gap-xs tb-to-end">
          {hasSize && value !== undefined && shown && (
            <span className="tb-mono tb-size-xs tb-quiet tb-one-line">{sizeOfValue(value, shown)}</span>
          )}
          {canCopy && value !== undefined && (
            <CopyButton label={`Copy ${name}`} text={() => plainValue(value)} size={24} />
          )}
          {actions.length > 0 && <ActionMenu label={`${name} menu`} actions={actions} />}
        </span>
      </td>
    </tr>
  );
}
