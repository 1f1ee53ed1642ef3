/** The flow's file fields, above the tweaks: attach files by button or drop, and see what is attached. */
import { useMemo } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { fileFieldsOf } from '#flow/text/file-tweaks.ts';
import classes from './attach.module.css';
import { FieldFiles } from './field-files.tsx';

/** Renders nothing if the flow has none. */
export function FileFieldBar({ index }: { index: FlowIndex }) {
  const fields = useMemo(() => fileFieldsOf(index), [index]);
  if (fields.length === 0) return null;
  return (
    <ul className={`tb-fixed tb-sunken tb-hairline ${classes.bar}`} aria-label="File fields" data-scrolls>
      {fields.map((target) => (
        <li key={`${target.component.id} ${target.field.name}`}>
          <FieldFiles target={target} isNamed />
        </li>
      ))}
    </ul>
  );
}
