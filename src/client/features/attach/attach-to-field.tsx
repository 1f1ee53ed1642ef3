/** The files of one field of the flow, and a button to attach one; for a form that shows its fields one by one. */
import { useMemo, useRef } from 'react';
import type { FileField } from '#flow/file-tweaks.ts';
import classes from './attach.module.css';
import { AttachButton } from './attach-button.tsx';
import { AttachedFiles } from './attached-files.tsx';
import { useAttachments } from './use-attachments.ts';
import { useFileDrop } from './use-file-drop.ts';

const itself = (element: HTMLElement) => element;
const any = () => true;

export interface AttachToFieldProps {
  target: FileField;
  /** What the files belong to, for names. */
  name: string;
}

export function AttachToField({ target, name }: AttachToFieldProps) {
  const fields = useMemo(() => [target], [target]);
  // A chat input shows its files with the message, so they are kept with the flow.
  const { paths, attach, remove, isBusy, problem } = useAttachments(
    fields,
    target.component.isInput ? 'message' : 'field',
  );
  const place = useRef<HTMLDivElement>(null);
  useFileDrop(place, { find: itself, accepts: any, onFiles: attach });
  return (
    <div ref={place} className={classes.row}>
      <AttachedFiles paths={paths} place={name} onRemove={remove} />
      {paths.length === 0 && <span className={classes.note}>no file attached</span>}
      {problem !== null && <span className={classes.problem}>{problem}</span>}
      <span className={classes.end}>
        <AttachButton
          label={`Attach file to ${name}`}
          accept={target.component.isInput ? 'image/*' : ''}
          hint="Attach a file, or drop one here"
          isBusy={isBusy}
          onFiles={attach}
        />
      </span>
    </div>
  );
}
