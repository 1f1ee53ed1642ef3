/** Saves the text of a suite as a file, exactly as it is written, and the files of rows that it names. */
import { fileNamePart } from '#run/export/file-name.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import type { SuiteView } from './use-suite.ts';

/** `billing-questions.tests.yaml`. */
export function suiteFileName({ entry, text }: Pick<SuiteView, 'entry' | 'text'>): string {
  const ending = text.trimStart().startsWith('{') ? 'json' : 'yaml';
  return `${fileNamePart(entry?.name ?? '', 'suite')}.tests.${ending}`;
}

export async function saveSuiteFile(view: Pick<SuiteView, 'text' | 'files' | 'entry' | 'readFile'>): Promise<void> {
  const { text, files, readFile } = view;
  const name = suiteFileName(view);
  const named = Object.keys(files).filter((file) => text.includes(file));
  const rows = await Promise.all(named.map(async (file) => [file, await readFile(file)] as const));
  downloadFile(name, text, name.endsWith('json') ? 'application/json' : 'application/yaml');
  for (const [file, content] of rows) downloadFile(file, content, 'text/plain');
}
