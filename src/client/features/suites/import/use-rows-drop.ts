/** Takes files of rows that are dropped or pasted anywhere in Tests. Flows, suites and evidence are opened by the page instead. */
import { type RefObject, useEffect, useEffectEvent } from 'react';
import { useFileDrop } from '../../../ui/browser/use-file-drop.ts';
import { notifyError } from '../../../ui/feedback/notify-error.ts';
import { type RowsSource, rowsSource } from '../shared/rows-source.ts';
import { findSuiteFile } from './find-suite-file.ts';
import { openRowsFile } from './use-rows-import.ts';

/** YAML has no media type in most browsers, so a file without one may be a suite. */
const NO_ROWS: ReadonlySet<string> = new Set([
  'application/json',
  'text/html',
  'application/yaml',
  'application/x-yaml',
]);

export interface RowsDrop {
  onSource: (source: RowsSource) => void;
  /** For a file that may be a suite. */
  onSuiteFiles: (files: readonly File[]) => void;
}

export function useRowsDrop(ref: RefObject<HTMLElement | null>, { onSource, onSuiteFiles }: RowsDrop): void {
  useFileDrop(ref, {
    find: (element) => element,
    accepts: (types) => types.every((type) => !NO_ROWS.has(type) || type.includes('yaml')),
    onFiles(files) {
      const take = async () => {
        const [first] = files;
        if ((await findSuiteFile(files)) !== null) onSuiteFiles(files);
        else if (first) onSource(await openRowsFile(first));
      };
      notifyError(take(), 'The file was not read');
    },
  });
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (
      event.target instanceof Element &&
      event.target.closest('input, textarea, [contenteditable], dialog, [role="dialog"]')
    )
      return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const [file] = event.clipboardData?.files ?? [];
    if (file) notifyError(openRowsFile(file).then(onSource), 'The file was not read');
    else if (text.trim().includes('\n')) onSource(rowsSource('', text));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    // Before the page, which takes what is pasted as a request.
    window.addEventListener('paste', paste, { capture: true });
    return () => window.removeEventListener('paste', paste, { capture: true });
  }, []);
}
