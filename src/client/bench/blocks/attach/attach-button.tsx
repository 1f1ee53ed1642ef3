/** A button that opens the browser's file dialog. */

import { useRef } from 'react';
import { IconPaperclip } from '../../../shell/icons/icons.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';

export interface AttachButtonProps {
  label: string;
  /** Media types or extensions for the dialog; empty for all. */
  accept: string;
  hint: string;
  isBusy: boolean;
  onFiles: (files: readonly File[]) => void;
}

export function AttachButton({ label, accept, hint, isBusy, onFiles }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = () => {
    if (!isBusy) input.current?.click();
  };
  return (
    <>
      <IconButton
        icon={IconPaperclip}
        label={label}
        tip={isBusy ? 'Uploading' : hint}
        aria-disabled={isBusy}
        onClick={choose}
      />
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
