/** Takes files dropped on an element, so that the page does not take them for flows to import. */
import { type RefObject, useEffect, useEffectEvent } from 'react';

export interface FileDropOptions {
  /** Finds the element that takes the files, from the one that is referred to. */
  find: (element: HTMLElement) => HTMLElement | null;
  /** Told the media types of what is held over it; empty texts for unknown ones. */
  accepts: (types: readonly string[]) => boolean;
  onFiles: (files: readonly File[]) => void;
}

const TYPES = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;

export function useFileDrop(ref: RefObject<HTMLElement | null>, options: FileDropOptions): void {
  const handle = useEffectEvent((event: DragEvent) => {
    const files = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
    if (files.length === 0 || !options.accepts(files.map(({ type }) => type))) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === 'drop') options.onFiles([...(event.dataTransfer?.files ?? [])]);
  });
  const find = useEffectEvent((element: HTMLElement) => options.find(element));
  useEffect(() => {
    const target = ref.current === null ? null : find(ref.current);
    if (target === null) return;
    const controller = new AbortController();
    for (const type of TYPES) target.addEventListener(type, handle, { signal: controller.signal });
    return () => controller.abort();
  }, [ref]);
}
