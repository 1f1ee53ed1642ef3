/** Makes one check of an answer, also a nested one, and says why in one sentence. */
import type { CheckResult } from '#contract/suite/results-file.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import type { CheckFacts, CheckPorts, Verdict } from './check-facts.ts';
import { hasJson, hasSchema } from './data-checks.ts';
import { describeCheck, entryOf } from './describe-check.ts';
import { judge } from './judge.ts';
import { appliesTweaks, callsTool, reaches, startsWithin, takesAtMost, usesAtMost } from './run-checks.ts';
import { contains, equals, hasLength, isNumberBetween, isSimilar, matches, startsWith } from './text-checks.ts';

/**
 * `not checked`: it does not apply, for example without an expected text, or it was stopped. `broken`: it could not be made,
 * so that the answer may not count as passed.
 */
export async function evaluateCheck(check: SuiteCheck, facts: CheckFacts, ports: CheckPorts): Promise<CheckResult> {
  return { words: describeCheck(check), ...(await verdict(check, facts, ports)) };
}

async function verdict(check: SuiteCheck, facts: CheckFacts, ports: CheckPorts): Promise<Verdict> {
  const entry = entryOf(check);
  switch (entry.kind) {
    case 'contains':
      return contains(entry.value, facts);
    case 'equals':
      return equals(entry.value, facts);
    case 'starts-with':
      return startsWith(entry.value, facts);
    case 'similar':
      return isSimilar(entry.value, facts);
    case 'tweaks-applied':
      return appliesTweaks(facts);
    case 'matches':
      return matches(entry.value, facts, ports);
    case 'json':
      return hasJson(entry.value, facts);
    case 'json-schema':
      return hasSchema(entry.value, facts, ports);
    case 'number':
      return isNumberBetween(entry.value, facts);
    case 'length':
      return hasLength(entry.value, facts);
    case 'max-time':
      return takesAtMost(entry.value, facts);
    case 'max-first-text':
      return startsWithin(entry.value, facts);
    case 'max-tokens':
      return usesAtMost(entry.value, facts);
    case 'reached':
      return reaches(entry.value, facts);
    case 'tool-called':
      return callsTool(entry.value, facts);
    case 'judge':
      return judge(entry.value, facts, ports);
    case 'not':
      return negated(await verdict(entry.value, facts, ports));
    case 'any':
      return several(entry.value, 'passed', facts, ports);
    case 'all':
      return several(entry.value, 'missed', facts, ports);
  }
}

function negated(inner: Verdict): Verdict {
  if (inner.state !== 'passed' && inner.state !== 'missed') return inner;
  return { ...inner, state: opposite(inner.state) };
}

/**
 * `deciding`: the verdict that decides for all. No check after one with this verdict is made, so that no judge is asked in vain.
 */
async function several(
  checks: readonly SuiteCheck[],
  deciding: 'passed' | 'missed',
  facts: CheckFacts,
  ports: CheckPorts,
): Promise<Verdict> {
  const others: Verdict[] = [];
  for (const check of checks) {
    const one = await verdict(check, facts, ports);
    if (one.state === deciding) return one;
    others.push(one);
  }
  const broken = others.find(({ state }) => state === 'broken');
  if (broken) return broken;
  const state = opposite(deciding);
  const made = others.filter((other) => other.state === state);
  if (made.length === 0) return others[0] ?? NOTHING;
  return { state, why: made.map(({ why }) => why).join(' ') };
}

function opposite(state: 'passed' | 'missed'): 'passed' | 'missed' {
  return state === 'passed' ? 'missed' : 'passed';
}

const NOTHING: Verdict = { state: 'not checked', why: 'There is no check.' };
