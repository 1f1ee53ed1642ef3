/** Which of some files is a suite; the others are its rows. */

const NAMES = [/\.tests\.(?:ya?ml|json)$/i, /\.ya?ml$/i];

/** By its name, else a JSON that is no list, which has rows. Null if there is none. */
export async function findSuiteFile(files: readonly File[]): Promise<File | null> {
  for (const name of NAMES) {
    const named = files.find((file) => name.test(file.name));
    if (named) return named;
  }
  for (const file of files) {
    if (!/\.json$/i.test(file.name)) continue;
    const begin = (await file.slice(0, 1_000).text()).replace(/^\uFEFF/, '').trimStart();
    if (!begin.startsWith('[')) return file;
  }
  return null;
}
