/** Takes files of rows, or a suite, that are dropped or pasted anywhere in Tests, and hands others on to the page. */
import { type RefObject, useEffect, useEffectEvent } from 'react';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { useFileDrop } from '../../shell/ui/browser/use-file-drop.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { type RowsSource, rowsSource } from '../shared/rows-source.ts';
import { findSuiteFile, saysItIsSuite } from './find-suite-file.ts';
import { openRowsFile } from './use-rows-import.ts';

export interface RowsDrop {
  onSource: (source: RowsSource) => void;
  /** For a file that may be a suite. */
  onSuiteFiles: (files: readonly File[]) => void;
}

export function useRowsDrop(ref: RefObject<HTMLElement | null>, { onSource, onSuiteFiles }: RowsDrop): void {
  const take = async (files: readonly File[]) => {
    const [first] = files;
    const suite = await findSuiteFile(files);
    if (suite === null) {
      if (first) onSource(await openRowsFile(first));
    } else if (await saysItIsSuite(suite)) onSuiteFiles(files);
    else sendUiRequest('openFiles', files);
  };
  useFileDrop(ref, {
    find: (element) => element,
    // An HTML file is evidence, for the page. A JSON file is accepted, because only its text tells what it is, which
    // cannot be read before it is dropped.
    accepts: (types) => !types.includes('text/html'),
    onFiles: (files) => notifyError(take(files), 'The file was not read'),
  });
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (
      event.target instanceof Element &&
      event.target.closest('input, textarea, [contenteditable], dialog, [role="dialog"]')
    )
      return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) notifyError(take(files), 'The file was not read');
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
