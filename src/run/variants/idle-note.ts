/** What is said of a variant whose tweaks have no effect: in Tests, before a vote, and with its outcome. */
import type { TweakOutcome } from '#contract/run-event.ts';
import type { Tweaks } from '#contract/run-request.ts';
import { cutText } from '#contract/text/cut-text.ts';
import type { VoteVariant } from '#contract/workspace/vote.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { idleTweaks } from '#flow/tweaks/idle-tweaks.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { asksForDefault } from '#flow/tweaks/shown-state.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import { tweakLeaves } from '../model/tweak-leaves.ts';

/** States of tweaks that leave the flow as it is. */
const FLOW_AS_IT_IS = ['ignored', 'overridden'] as const;

/** Most characters that a vote keeps of it. */
const LONGEST = 300;

/**
 * `its only tweak was ignored, so this is the original flow.`; null if a tweak applies, or if there is none. `outcomes`: what the
 * tweaks of a cell did; without them, what these will do on the flow as it is now, whose index is null while it is not known.
 */
export function idleNote(
  index: FlowIndex | null,
  rules: TweakRules,
  tweaks: Tweaks,
  outcomes: readonly TweakOutcome[] = [],
): string | null {
  const verdicts = index === null ? [] : matchTweaks(index, tweaks, { rules, bindings: [] });
  const leaves = tweakLeaves(tweaks);
  // A case may have tweaks of its own.
  const did = outcomes.filter(({ path }) => leaves.has(JSON.stringify(path)));
  const idle = idleTweaks(
    did.length > 0
      ? did
      : verdicts.map((verdict) => ({ path: [...verdict.path], state: verdict.state, isNull: asksForDefault(verdict) })),
  );
  if (idle === null) return null;
  const [closest] = verdicts.flatMap(({ reason }) => ('suggestions' in reason ? reason.suggestions : []));
  const [its, was] = idle.count === 1 ? ['its only tweak', 'was'] : [`all ${idle.count} tweaks`, 'were'];
  const { states } = idle;
  const lost = FLOW_AS_IT_IS.filter((state) => states.has(state));
  const what =
    lost.length === states.size
      ? `${its} ${was} ${lost.join(' or ')}, so this is the original flow.`
      : `${its} ${was} ignored, overridden, reset a field or may not count.`;
  return cutText(closest === undefined ? what : `${what} Did you mean ${closest}?`, LONGEST);
}

/** The variant as a vote keeps it: with this sentence. */
export function withIdleNote(
  { letter, name, tweaks }: VoteVariant,
  index: FlowIndex | null,
  rules: TweakRules,
  outcomes: readonly TweakOutcome[] = [],
): VoteVariant {
  const variant = { letter, name, tweaks };
  const idle = idleNote(index, rules, tweaks, outcomes);
  return { ...variant, ...(idle !== null && { idle }) };
}

/** A sentence for each of these variants that is idle: `Formal: its only tweak was ignored, …`. */
export function idleSentences(variants: readonly Pick<VoteVariant, 'name' | 'idle'>[]): string[] {
  return variants.flatMap(({ name, idle }) => (idle === undefined ? [] : [`${name}: ${idle}`]));
}
