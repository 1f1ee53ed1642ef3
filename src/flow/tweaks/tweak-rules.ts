/** How each release treats tweaks, as measured, because it cannot be probed. */
import type { ServerVersion } from '#contract/version.ts';
import { EMBEDDED_PACKAGE } from '#contract/version.ts';
import type { TweakRules } from './tweak-verdict.ts';

/**
 * What differs between releases. `savedVariables` is measured by "secret field tweaked with plain text", a field saved as a
 * variable; `objectOnDict` and `localFiles` are from the source of each release (`processing/process.py`,
 * `file_path_security.py`), the latter measured on 1.13.0.
 */
type Behaviour = Pick<TweakRules, 'protectedFields' | 'bareScalars' | 'savedVariables' | 'objectOnDict' | 'localFiles'>;

interface MeasuredRelease extends Behaviour {
  /** Version in `GET /api/v1/version`, and the langflow release it belongs to. */
  base: string;
}

const OLDEST: Behaviour = {
  protectedFields: 'apply',
  bareScalars: 'refuse',
  savedVariables: 'name',
  objectOnDict: 'merge',
  localFiles: 'read',
};
const SINCE_1_7: Behaviour = { ...OLDEST, protectedFields: 'drop' };
const SINCE_1_9: Behaviour = { ...SINCE_1_7, bareScalars: 'apply', savedVariables: 'literal', objectOnDict: 'value' };
const SINCE_1_12: Behaviour = { ...SINCE_1_9, protectedFields: 'refuse', localFiles: 'refuse' };

/** Oldest first. Up to 0.10 the version is that of langflow-base (0.7.3 belongs to langflow 1.7.3), since 1.12 that of langflow. */
const measured: readonly MeasuredRelease[] = [
  { base: '0.1.4', ...OLDEST },
  { base: '0.3.4', ...OLDEST },
  { base: '0.5.1', ...OLDEST },
  { base: '0.7.3', ...SINCE_1_7 },
  { base: '0.9.6', ...SINCE_1_9 },
  { base: '0.10.3', ...SINCE_1_9 },
  { base: '1.12.8', ...SINCE_1_12 },
  { base: '1.13.0', ...SINCE_1_12 },
];

function partsOf(version: string): number[] {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/u.exec(version.trim());
  return match ? [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)] : [];
}

function compareParts(left: readonly number[], right: readonly number[]): number {
  for (const [index, part] of left.entries()) {
    const difference = part - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** langflow 1.1 to 1.11 contain langflow-base 0.1 to 0.11; a server may report either number. */
function asBaseNumber(parts: readonly number[]): readonly number[] {
  const [major, minor, patch] = parts;
  if (major === 1 && minor !== undefined && minor < 12) return [0, minor, patch ?? 0];
  return parts;
}

function rulesOf({ base, ...rules }: MeasuredRelease, isAssumed: boolean, release = base): TweakRules {
  return { release, isAssumed, frozen: 'earlier-result', models: 'listed', ...rules };
}

function newestRelease(): MeasuredRelease {
  const newest = measured.at(-1);
  if (!newest) throw new Error('No release was measured');
  return newest;
}

/** The rules of the newest measured release of Langflow. */
export function newestRules(): TweakRules {
  return rulesOf(newestRelease(), false);
}

/**
 * The rules of a server by the version it reports. A release that was not measured gets the rules of the same minor
 * release, else of the nearest older one; a newer release, or an unreadable version, gets the newest rules. All these are
 * marked as assumed. The embedded server follows the newest rules, and keeps no results of frozen components.
 */
export function tweakRulesFor(version: ServerVersion): TweakRules {
  const newest = newestRelease();
  if (version.package === EMBEDDED_PACKAGE) {
    const models = version.has_model_server === false ? 'demo' : 'embedded';
    return { ...rulesOf(newest, false), frozen: 'runs', models };
  }
  const parts = asBaseNumber(partsOf(version.version));
  if (parts.length === 0) return rulesOf(newest, true, version.version);
  const exact = measured.find((release) => compareParts(parts, partsOf(release.base)) === 0);
  if (exact) return rulesOf(exact, false);
  const sameMinor = measured.find((release) => compareParts(parts.slice(0, 2), partsOf(release.base)) === 0);
  const older = measured.findLast((release) => compareParts(parts, partsOf(release.base)) > 0);
  return rulesOf(sameMinor ?? older ?? measured[0] ?? newest, true, version.version);
}
