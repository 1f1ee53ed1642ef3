import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import { useServer } from '../shell/api/version-query.ts';

const ASSUMED = tweakRulesFor({ version: '' });

/** How the server treats tweaks; the rules of the newest release until its version is known. */
export function useTweakRules(): TweakRules {
  return useServer().data?.rules ?? ASSUMED;
}
