/** The files of one field of the flow, and a button to attach one. */

import { useMergedRef } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { type FileField, fileFieldsOf } from '#flow/text/file-tweaks.ts';
import { useFileDrop } from '../../../shell/ui/browser/use-file-drop.ts';
import { keepFocus } from '../../../shell/ui/focus/keep-focus.ts';
import classes from './attach.module.css';
import { AttachButton } from './attach-button.tsx';
import { AttachedFiles } from './attached-files.tsx';
import { areImages, IMAGES } from './images.ts';
import { useAttachments } from './use-attachments.ts';

const itself = (element: HTMLElement) => element;
const any = () => true;

export interface FieldFilesProps {
  target: FileField;
  /** False if the field's name is shown next to it already. */
  isNamed: boolean;
}

export function FieldFiles({ target, isNamed }: FieldFilesProps) {
  const fields = useMemo(() => [target], [target]);
  const name = nameOf(target);
  // A chat input shows its files with the message: images, which are stored with the flow.
  const isOfMessage = target.component.isInput;
  const { paths, attach, remove, isBusy, problem } = useAttachments(fields, isOfMessage ? 'message' : 'field');
  const area = useRef<HTMLDivElement>(null);
  const root = useMergedRef(area, keepFocus);
  useFileDrop(area, { find: itself, accepts: isOfMessage ? areImages : any, onFiles: attach });
  return (
    <div ref={root} className={`tb-row tb-wrap ${classes.row}`}>
      {isNamed && <span className="tb-sm">{name}</span>}
      <AttachedFiles paths={paths} owner={name} onRemove={remove} />
      {paths.length === 0 && <span className={`tb-xs tb-faint ${classes.note}`}>no file attached</span>}
      {problem !== null && <span className={`tb-sm tb-problem ${classes.problem}`}>{problem}</span>}
      <span className="tb-end">
        <AttachButton
          label={`Attach file to ${name}`}
          accept={isOfMessage ? IMAGES : ''}
          hint={isOfMessage ? 'Attach file: an image, or drop one here' : 'Attach file, or drop one here'}
          isBusy={isBusy}
          onFiles={attach}
        />
      </span>
    </div>
  );
}

/** "path of Read File", with the id if the name is not unique. */
function nameOf({ component, field, index }: FileField): string {
  const isShared = (index.byDisplayName.get(component.displayName)?.length ?? 0) > 1;
  return `${field.name} of ${component.displayName}${isShared ? ` ${component.id}` : ''}`;
}

/** All file fields of the flow, above the tweaks. Renders nothing if it has none. */
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
