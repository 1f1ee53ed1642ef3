/** A button that opens the browser's file dialog. */

import { useId, useRef } from 'react';
import { IconPaperclip } from '../../icons/icons.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { notify } from '../../ui/feedback/notify.ts';

export interface AttachButtonProps {
  label: string;
  /** Media types or extensions for the dialog; empty for all. */
  accept: string;
  hint: string;
  isBusy: boolean;
  /** Why nothing can be attached here; null if it can. */
  obstacle: string | null;
  onFiles: (files: readonly File[]) => void;
}

export function AttachButton({ label, accept, hint, isBusy, obstacle, onFiles }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const choose = () => {
    // A finger sees no tooltip.
    if (obstacle !== null) notify({ message: obstacle });
    else if (!isBusy) input.current?.click();
  };
  return (
    <>
      <IconButton
        icon={IconPaperclip}
        label={label}
        tip={obstacle ?? (isBusy ? 'Uploading' : hint)}
        aria-disabled={isBusy || obstacle !== null}
        aria-describedby={obstacle === null ? undefined : id}
        onClick={choose}
      />
      {obstacle !== null && (
        <span className="tb-visually-hidden" id={id}>
          {obstacle}
        </span>
      )}
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // Without this, choosing the same file again would fire no event.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
