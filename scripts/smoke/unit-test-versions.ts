import { NODE_VERSIONS } from './run-on-node.ts';

export interface UnitTestVersions {
  /** Versions of Node that the unit tests run on. */
  tested: string[];
  /** Of the line of the Node that runs here, so that `npm test` has run the same tests on it. */
  covered: string[];
}

const lineOf = (version: string) => version.split('.')[0];

/** The oldest Node and the newest one, unless it is of the line of the `running` version, which `npm test` covers. */
export function unitTestVersions(running: string): UnitTestVersions {
  const ends = [NODE_VERSIONS.at(0), NODE_VERSIONS.at(-1)].filter((version) => version !== undefined);
  const isCovered = (version: string) => lineOf(version) === lineOf(running);
  return { tested: ends.filter((version) => !isCovered(version)), covered: ends.filter(isCovered) };
}
