import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import { useServer } from '../api/version-query.ts';

const ASSUMED = tweakRulesFor({ version: '' });

/** How the server treats tweaks; until it is known it is taken for a new one. */
export function useTweakRules(): TweakRules {
  return useServer().data?.rules ?? ASSUMED;
}
