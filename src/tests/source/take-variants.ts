/** Makes the variants of an earlier result those of the suite again. */
import { isJsonEqual, isJsonObject, type JsonValue } from '#contract/json.ts';
import type { SuiteVariant } from '#contract/suite/suite-file.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { editSuite } from '../suite/edit-suite.ts';
import { suiteTweaks } from './suite-tweaks.ts';

/**
 * `earlier` and `now` are without the flow itself. A result hides the values of secrets: they stay what the variant of this
 * name has, or become variables.
 */
export function takeVariants(
  text: string,
  earlier: readonly SuiteVariant[],
  now: readonly SuiteVariant[],
  index: FlowIndex | null,
): string {
  const value = earlier.map(({ name, tweaks }) => {
    const known = now.find((variant) => variant.name === name);
    const shown = Object.entries(tweaks ?? {}).map(
      ([key, held]) => [key, showHidden(held, known?.tweaks?.[key])] as const,
    );
    const { tweaks: written } = suiteTweaks(Object.fromEntries(shown), index, { isTyped: true });
    return { name, tweaks: written };
  });
  if (isJsonEqual(value, JSON.parse(JSON.stringify(now)))) return text;
  return editSuite(text, { kind: 'set', path: ['variants'], value });
}

function showHidden(value: JsonValue, known: JsonValue | undefined): JsonValue {
  if (value === SECRET_MASK) return known ?? value;
  if (Array.isArray(value))
    return value.map((item, at) => showHidden(item, Array.isArray(known) ? known[at] : undefined));
  if (!isJsonObject(value)) return value;
  const inside = isJsonObject(known) ? known : {};
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, showHidden(item, inside[key])]));
}
