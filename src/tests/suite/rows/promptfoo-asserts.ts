/** The `assert` of a row of promptfoo as checks. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import { cutLine } from '#contract/text/cut-text.ts';
import { typedText } from '#run/model/typed-value.ts';
import { listOf } from './json-parts.ts';

/** The checks, and a sentence for each assert that is none of this product: it must not pass unseen. */
export function checksOfAsserts(value: JsonValue | undefined): { checks: SuiteCheck[]; problems: string[] } {
  const checks: SuiteCheck[] = [];
  const problems: string[] = [];
  if (value === undefined || value === '' || value === null) return { checks, problems };
  if (!Array.isArray(value)) return { checks, problems: ['assert is no list'] };
  for (const assert of value) {
    const type = isJsonObject(assert) ? typedText(assert.type) : '';
    const check = isJsonObject(assert)
      ? checkOfAssert(type.replace(/^not-/, ''), assert.value, assert.threshold)
      : null;
    if (check === null) problems.push(`The assert ${cutLine(type, 60) || 'without a type'} cannot be made here`);
    else checks.push(type.startsWith('not-') ? { not: check } : check);
  }
  return { checks, problems };
}

/** Null for nothing, for what is no text, and for a template of promptfoo, whose values are not known here. */
function knownText(value: JsonValue | undefined): string | null {
  if (value === undefined || (typeof value === 'object' && value !== null)) return null;
  const text = typedText(value);
  return text === '' || text.includes('{{') ? null : text;
}

function checkOfAssert(
  type: string,
  value: JsonValue | undefined,
  threshold: JsonValue | undefined,
): SuiteCheck | null {
  if (type === 'is-json') return value === undefined ? { json: { path: '' } } : null;
  if (type === 'latency') return typeof threshold === 'number' ? { 'max-time': `${Math.ceil(threshold)}ms` } : null;
  const several = /^i?contains-(any|all)$/.exec(type)?.[1];
  if (several !== undefined) {
    const texts = listOf(value).map(knownText);
    const checks = texts.flatMap((text): SuiteCheck[] => (text === null ? [] : [{ contains: text }]));
    if (checks.length === 0 || checks.length < texts.length) return null;
    return several === 'any' ? { any: checks } : { all: checks };
  }
  const text = knownText(value);
  if (text === null) return null;
  if (type === 'equals') return { equals: text };
  if (type === 'contains' || type === 'icontains') return { contains: text };
  if (type === 'starts-with') return { 'starts-with': text };
  return type === 'regex' ? { matches: text } : null;
}
