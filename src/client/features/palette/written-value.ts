import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';

/** The tweak of a field, by the id or the display name of its component. */
export function writtenValue(
  tweaks: Tweaks | null,
  { id, displayName }: Pick<FlowComponent, 'id' | 'displayName'>,
  field: string,
): JsonValue | undefined {
  for (const key of [id, displayName]) {
    const fields = tweaks?.[key];
    // A field may have the name of an inherited property.
    if (isJsonObject(fields) && Object.hasOwn(fields, field)) return fields[field];
  }
  return undefined;
}
