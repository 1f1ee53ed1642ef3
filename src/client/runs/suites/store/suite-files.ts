/** Reads the text of a suite with the files of rows that it names. */
import type { ReadSuite } from '#run/suite/read-suite.ts';
import type { KeptSuites, SuiteText } from './kept-suites.ts';
import { readSuiteText } from './read-suite-text.ts';

export interface SuiteFiles {
  read(said: SuiteText, signal: AbortSignal): Promise<ReadSuite>;
  /** Rejects with a sentence if the suite does not have it. */
  textOf(name: string, files: SuiteText['files']): Promise<string>;
}

export function openSuiteFiles(kept: Pick<KeptSuites, 'rowsText'>): SuiteFiles {
  /** Texts of files by the id of their rows. */
  const texts = new Map<string, Promise<string>>();

  function textOf(name: string, files: SuiteText['files']): Promise<string> {
    const rows = files[name];
    if (rows === undefined) return Promise.reject(new Error(`The file ${name} is not in this suite. Import it`));
    const known = texts.get(rows) ?? kept.rowsText(rows, name);
    texts.set(rows, known);
    known.catch(() => texts.delete(rows));
    return known;
  }

  return {
    textOf,
    async read({ text, files }, signal) {
      const named = Object.keys(files).filter((name) => text.includes(name));
      const read = await Promise.all(named.map(async (name) => [name, await textOf(name, files)] as const));
      return readSuiteText(text, new Map(read), signal);
    },
  };
}
