import { NODE_VERSIONS } from './run-on-node.ts';

const lineOf = (version: string) => version.split('.')[0];

/** The oldest Node and the newest one, unless it is of the line of the `running` version, on which `npm test` runs the same tests. */
export function unitTestVersions(running: string): string[] {
  const ends = [NODE_VERSIONS.at(0), NODE_VERSIONS.at(-1)].filter((version) => version !== undefined);
  return ends.filter((version) => lineOf(version) !== lineOf(running));
}
