import type { ComponentInfo } from '#contract/suite/results-file.ts';
import { textFingerprint } from '#contract/text/text-hash.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { maskValue } from '#flow/secrets/mask-secrets.ts';

/** Longer values are stored as their fingerprint. */
const LONGEST_VALUE = 200;

/** What a flow looks like, to say later what has changed in it. By component id; secrets and empty values are left out. */
export function describeComponents({ components }: FlowIndex): Record<string, ComponentInfo> {
  return Object.fromEntries(
    components.map(({ id, displayName, type, fields }) => {
      const values = [...fields.values()].flatMap((field) => {
        if (isSecretField(field) || field.value === null || field.value === '') return [];
        const text = JSON.stringify(maskValue(field.value));
        const shown =
          text.length <= LONGEST_VALUE
            ? text
            : `${text.length.toLocaleString('en')} characters, ${textFingerprint(text)}`;
        return [[field.name, shown] as const];
      });
      return [id, { name: displayName, type, fields: Object.fromEntries(values) }];
    }),
  );
}
