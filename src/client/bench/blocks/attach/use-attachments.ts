/** The files that the tweaks attach to some fields; adds and removes files. */
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { attachedPaths, type FileField, setAttachedPaths } from '#flow/text/file-tweaks.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { useDraftContext } from '../../../draft/draft-context.ts';
import type { AmendDraft } from '../../../draft/storage/amend-draft.ts';
import { useDraftValue } from '../../../draft/use-draft.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { useOpenFlow } from '../../../shell/navigation/use-open-flow.ts';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import { notify } from '../../../shell/ui/feedback/notify.ts';

const BROKEN = 'The tweaks are not valid JSON, so nothing was changed';

/** All of `fields` get the same files. `fields` must be stable. `use` as for `uploadFile`. */
export function useAttachments(fields: readonly FileField[], use: 'message' | 'field') {
  const { amendLater } = useDraftContext();
  const { connection } = useConnection();
  const flowId = useOpenFlow()?.id ?? '';
  const text = useDraftValue('tweaksText');
  const [first] = fields;
  const paths = useMemo(() => (first ? attachedPaths(text, first) : []), [first, text]);

  /** False if the tweaks cannot be edited. */
  const write = (amend: AmendDraft, change: (before: readonly string[]) => readonly string[]): boolean => {
    const where = amend(({ tweaksText: before }) => {
      if (parseTweaksText(before).tweaks === null) return null;
      return {
        tweaksText: fields.reduce(
          (made, field) => setAttachedPaths(made, field, change(attachedPaths(made, field))),
          before,
        ),
      };
    });
    return where !== 'none';
  };

  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      // Another flow may be open when the upload has ended.
      const amend = amendLater();
      const { uploadFile } = await import('./upload-file.ts');
      for (const file of files) {
        const path = await uploadFile({ connection, flowId, file, use });
        if (!write(amend, (before) => [...before, path])) throw new Error(BROKEN);
        announce(`${file.name} attached`);
      }
    },
    onError: (error) => announce(error.message),
  });
  return {
    /** Paths as the server returned them. */
    paths,
    attach: (files: readonly File[]) => {
      if (files.length === 0) return;
      if (upload.isPending) notify({ message: 'Not attached: earlier files are still uploading' });
      else upload.mutate(files);
    },
    remove: (path: string) => {
      const isDone = write(amendLater(), (before) => before.filter((other) => other !== path));
      announce(isDone ? 'Removed' : BROKEN);
    },
    isBusy: upload.isPending,
    /** Why the last files were not attached. */
    problem: upload.error?.message ?? null,
  };
}
