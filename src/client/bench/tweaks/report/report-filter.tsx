/** Filters rows by text: a button that opens a field in the report's head. */

import { useEffect, useRef } from 'react';
import { IconSearch, IconX } from '../../../shell/icons/icons.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import classes from './report-dock.module.css';

export interface ReportFilterProps {
  /** Null while the field is closed. */
  text: string | null;
  onChange: (text: string | null) => void;
}

export function ReportFilter({ text, onChange }: ReportFilterProps) {
  if (text !== null) return <FilterField text={text} onChange={onChange} />;
  return (
    <IconButton
      icon={IconSearch}
      label="Filter report"
      tip
      iconSize={14}
      className="tb-end tb-fixed"
      onClick={() => onChange('')}
    />
  );
}

function FilterField({ text, onChange }: { text: string; onChange: (text: string | null) => void }) {
  const field = useRef<HTMLInputElement>(null);
  // Focus it, because the user opened it.
  useEffect(() => field.current?.focus(), []);
  return (
    <div className={`tb-row tb-grow tb-faint tb-gap-xs-sm ${classes.filter}`}>
      <IconSearch size={14} stroke={1.6} aria-hidden="true" />
      <input
        ref={field}
        className={`tb-grow tb-ink ${classes.filterField}`}
        aria-label="Filter report"
        placeholder="Component, field, value or reason"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onChange(null);
        }}
      />
      <IconButton icon={IconX} label="Clear filter" tip iconSize={14} onClick={() => onChange(null)} />
    </div>
  );
}
