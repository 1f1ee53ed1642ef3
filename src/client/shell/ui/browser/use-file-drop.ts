/** Handles files dropped on an element, so that the page does not import them as flows. */
import { type RefObject, useEffect, useEffectEvent } from 'react';

export interface FileDropOptions {
  /** Finds the drop target, starting from the element of the ref. */
  find: (element: HTMLElement) => HTMLElement | null;
  /** Receives the media types of the files that are dragged over it; an empty text for an unknown one. */
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
