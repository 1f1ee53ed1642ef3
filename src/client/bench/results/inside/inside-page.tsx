/** On a narrow page: one component or call, with the way back to the list and to the next one. */
import type { ReactNode } from 'react';
import type { InsideRow } from '#run/inside/inside-rows.ts';
import { IconArrowLeft, IconChevronDown, IconChevronUp } from '../../../shell/icons/icons.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';

export interface InsidePageProps {
  rows: readonly InsideRow[];
  row: InsideRow;
  onChoose: (row: InsideRow) => void;
  children: ReactNode;
}

export function InsidePage({ rows, row, onChoose, children }: InsidePageProps) {
  const { selectComponent } = useNavigate();
  const at = rows.indexOf(row);
  const [previous, next] = [rows[at - 1], rows[at + 1]];
  return (
    <>
      <header className="tb-bar tb-sunken tb-inset-xs">
        <IconButton icon={IconArrowLeft} label="Back" size={44} onClick={() => selectComponent(null)} />
        <p className="tb-sm tb-cut tb-grow tb-quiet">
          {row.kind === 'call'
            ? `call ${row.number} in ${row.component.name}`
            : `${row.position} of ${row.siblings} components`}
        </p>
        <IconButton
          icon={IconChevronUp}
          label="Previous"
          size={44}
          disabled={!previous}
          onClick={() => previous && onChoose(previous)}
        />
        <IconButton
          icon={IconChevronDown}
          label="Next"
          size={44}
          disabled={!next}
          onClick={() => next && onChoose(next)}
        />
      </header>
      {children}
    </>
  );
}
