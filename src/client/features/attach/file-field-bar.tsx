/** The flow's file fields, over the tweaks: attach a file to one by button or drop, and see what is attached. */
import { useMemo, useRef } from 'react';
import { type FileField, fileFieldsOf } from '#flow/file-tweaks.ts';
import type { FlowIndex } from '#flow/flow-index.ts';
import classes from './attach.module.css';
import { AttachButton } from './attach-button.tsx';
import { AttachedFiles } from './attached-files.tsx';
import { useAttachments } from './use-attachments.ts';
import { useFileDrop } from './use-file-drop.ts';

/** Nothing where the flow has none. */
export function FileFieldBar({ index }: { index: FlowIndex }) {
  const fields = useMemo(() => fileFieldsOf(index), [index]);
  if (fields.length === 0) return null;
  return (
    <ul className={classes.bar} aria-label="File fields" data-scrolls>
      {fields.map((target) => (
        <li key={`${target.component.id} ${target.field.name}`}>
          <FieldFiles target={target} name={nameOf(target, fields)} />
        </li>
      ))}
    </ul>
  );
}

/** "path of Read File", with the id where the name alone would not be one. */
function nameOf({ component, field }: FileField, all: readonly FileField[]): string {
  const isShared = all.some(
    ({ component: other }) => other !== component && other.displayName === component.displayName,
  );
  return `${field.name} of ${component.displayName}${isShared ? ` ${component.id}` : ''}`;
}

const itself = (element: HTMLElement) => element;
const any = () => true;

function FieldFiles({ target, name }: { target: FileField; name: string }) {
  const fields = useMemo(() => [target], [target]);
  const { paths, attach, remove, isBusy, problem } = useAttachments(fields, 'field');
  const row = useRef<HTMLDivElement>(null);
  useFileDrop(row, { find: itself, accepts: any, onFiles: attach });
  return (
    <div ref={row} className={classes.row}>
      <span className={classes.field}>{name}</span>
      <AttachedFiles paths={paths} place={name} onRemove={remove} />
      {paths.length === 0 && <span className={classes.note}>no file attached</span>}
      {problem !== null && <span className={classes.problem}>{problem}</span>}
      <span className={classes.end}>
        <AttachButton
          label={`Attach file to ${name}`}
          accept=""
          hint="Attach a file, or drop one here"
          isBusy={isBusy}
          onFiles={attach}
        />
      </span>
    </div>
  );
}
