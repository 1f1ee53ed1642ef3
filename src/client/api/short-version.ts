/** Release of a Langflow as people call it. */
import type { ServerVersion } from '#contract/version.ts';

/** `1.13` of 1.13.0. langflow-base 0.7 is part of Langflow 1.7; up to then a server tells the number of its base. */
export function shortVersion({ version }: ServerVersion): string {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return version;
  return major === '0' ? `1.${minor}` : `${major}.${minor}`;
}
