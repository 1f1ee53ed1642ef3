/** A button that opens the browser's file dialog. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';

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
  return (
    <>
      <Tooltip label={isBusy ? 'Uploading' : hint}>
        <ActionIcon aria-label={label} aria-disabled={isBusy} onClick={() => isBusy || input.current?.click()}>
          <IconPaperclip size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
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
