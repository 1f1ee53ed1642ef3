/** The files that the tweaks attach to some fields, and how to add and take away one. */
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { attachedPaths, type FileField, setAttachedPaths } from '#flow/file-tweaks.ts';
import { parseTweaksText } from '#flow/tweaks-text.ts';
import { useConnection } from '../../api/connection.tsx';
import { useDraftForm, useDraftValue, useTweaksBridge } from '../../draft/use-draft.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { announce } from '../../ui/announce.ts';

export interface Attachments {
  /** As the server named them. */
  paths: readonly string[];
  attach: (files: readonly File[]) => void;
  remove: (path: string) => void;
  isBusy: boolean;
  /** Why the last files were not attached. */
  problem: string | null;
}

const BROKEN = 'The tweaks are not valid JSON, so nothing was changed';

/** All of `fields` get the same files; `fields` must keep its identity. `use` as for the upload. */
export function useAttachments(fields: readonly FileField[], use: 'message' | 'field'): Attachments {
  const form = useDraftForm();
  const bridge = useTweaksBridge();
  const { connection } = useConnection();
  const flowId = useOpenFlow()?.id ?? '';
  const text = useDraftValue('tweaksText');
  const [first] = fields;
  const paths = useMemo(() => (first ? attachedPaths(text, first) : []), [first, text]);

  /** False when the tweaks cannot be edited. */
  const write = (change: (before: readonly string[]) => readonly string[]): boolean => {
    const before = form.getValues('tweaksText');
    if (parseTweaksText(before).tweaks === null) return false;
    const after = fields.reduce(
      (made, field) => setAttachedPaths(made, field, change(attachedPaths(made, field))),
      before,
    );
    bridge.setTweaksText(after, 'edit');
    return true;
  };

  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const { uploadFile } = await import('./upload-file.ts');
      for (const file of files) {
        const path = await uploadFile({ connection, flowId, file, use });
        if (!write((before) => [...before, path])) throw new Error(BROKEN);
        announce(`${file.name} attached`);
      }
    },
    onError: (error) => announce(error.message),
    retry: false,
    networkMode: 'always',
  });
  return {
    paths,
    attach: (files) => {
      if (files.length > 0 && !upload.isPending) upload.mutate(files);
    },
    remove: (path) => {
      const isDone = write((before) => before.filter((kept) => kept !== path));
      announce(isDone ? 'Removed' : BROKEN);
    },
    isBusy: upload.isPending,
    problem: upload.error?.message ?? null,
  };
}
