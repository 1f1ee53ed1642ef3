/** Images for an input: attached with a button or dropped on its card. */
import { useMergedRef } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { messageFileFields } from '#flow/text/file-tweaks.ts';
import { useDraftForm } from '../../../draft/use-draft.ts';
import { useOpenFlow } from '../../../shell/navigation/use-open-flow.ts';
import { useFileDrop } from '../../../shell/ui/browser/use-file-drop.ts';
import { keepFocus } from '../../../shell/ui/focus/keep-focus.ts';
import classes from './attach.module.css';
import { AttachButton } from './attach-button.tsx';
import { AttachedFiles } from './attached-files.tsx';
import { areImages, IMAGES } from './images.ts';
import { useAttachments } from './use-attachments.ts';

const cardOf = (element: HTMLElement) => element.closest('fieldset');

/** Renders nothing if the input does not reach a chat input that takes files. */
export function AttachToInput({ index }: { index: number }) {
  const flow = useOpenFlow()?.index ?? null;
  const { control, getValues } = useDraftForm();
  const type = useWatch({ control, name: `inputs.${index}.type` });
  const names = useWatch({ control, name: `inputs.${index}.components` })?.join('\n') ?? '';
  const fields = useMemo(
    () => (flow ? messageFileFields(flow, { type, components: names === '' ? [] : names.split('\n') }) : []),
    [flow, type, names],
  );
  if (fields.length === 0) return null;
  return <InputFiles name={`Input ${index + 1}`} fields={fields} isShared={getValues('inputs').length > 1} />;
}

interface InputFilesProps {
  name: string;
  fields: ReturnType<typeof messageFileFields>;
  /** True if other inputs are sent too: tweaks are the same for all of them. */
  isShared: boolean;
}

function InputFiles({ name, fields, isShared }: InputFilesProps) {
  const { paths, attach, remove, isBusy, problem } = useAttachments(fields, 'message');
  const area = useRef<HTMLDivElement>(null);
  const root = useMergedRef(area, keepFocus);
  useFileDrop(area, { find: cardOf, accepts: areImages, onFiles: attach });
  return (
    <div ref={root} className={classes.input}>
      <div className={classes.corner}>
        <AttachButton
          label={`Attach file to ${name}`}
          accept={IMAGES}
          hint="Attach file: an image"
          isBusy={isBusy}
          onFiles={attach}
        />
      </div>
      <AttachedFiles paths={paths} owner={name} onRemove={remove} />
      {paths.length > 0 && isShared && (
        <p className={`tb-xs tb-faint ${classes.note}`}>
          A file is a tweak, so it goes with every input that reaches this chat input.
        </p>
      )}
      {problem !== null && <p className={`tb-sm tb-problem ${classes.problem}`}>{problem}</p>}
    </div>
  );
}
