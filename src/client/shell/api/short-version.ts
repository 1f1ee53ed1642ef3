/** The release of a Langflow as people write it. */
import type { ServerVersion } from '#contract/version.ts';

/** `1.13` for 1.13.0. Up to Langflow 1.7 the server reports the version of its base package: 0.7 is Langflow 1.7. */
export function shortVersion({ version }: ServerVersion): string {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return version;
  return major === '0' ? `1.${minor}` : `${major}.${minor}`;
}
