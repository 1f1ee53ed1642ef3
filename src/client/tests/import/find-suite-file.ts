/** Which of some files is a suite; the others are its rows. */
import { SUITE_FORMAT } from '#contract/suite/suite-file.ts';
import { MAX_SUITE_BYTES } from '#contract/suite/suite-length.ts';

const NAMES = [/\.tests\.(?:ya?ml|json)$/i, /\.ya?ml$/i];

/** How JSON begins that has rows: a list, or an object on each line. */
const ROWS = /^(?:\[|\{[^\n]*\}[ \t\r]*\n\s*\{)/;
/** Characters of the beginning, which tells. */
const BEGINNING = 20_000;

/** By its name, else a JSON that has no rows. Null if there is none. */
export async function findSuiteFile(files: readonly File[]): Promise<File | null> {
  for (const name of NAMES) {
    const named = files.find((file) => name.test(file.name));
    if (named) return named;
  }
  for (const file of files) {
    if (!/\.json$/i.test(file.name)) continue;
    const begin = (await file.slice(0, BEGINNING).text()).replace(/^\uFEFF/, '').trimStart();
    if (!ROWS.test(begin)) return file;
  }
  return null;
}

/** True if the name or the text says so: other JSON without rows may be a flow, evidence or a presentation. */
export async function saysItIsSuite(file: File): Promise<boolean> {
  if (NAMES.some((name) => name.test(file.name))) return true;
  return (await file.slice(0, MAX_SUITE_BYTES).text()).includes(SUITE_FORMAT);
}
