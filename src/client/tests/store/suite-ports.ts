import type { SuitePorts } from '#tests/suite/read-suite.ts';

/** Files of rows by the name that the suite gives them. */
export function suitePorts(files: ReadonlyMap<string, string>): SuitePorts {
  return {
    readText: async (path) => {
      const text = files.get(path);
      if (text === undefined) throw new Error(`The file ${path} is not in this suite. Import it`);
      return text;
    },
  };
}
