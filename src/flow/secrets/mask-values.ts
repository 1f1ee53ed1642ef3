/** Masks secrets in what components received, called and gave. */
import type { ComponentValues, InputValues, ValuesByName } from '#contract/component-values.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { maskTweaks, maskValue, type SecretIndex } from './mask-secrets.ts';

/** What a component received is masked by its fields, the rest by names and form. Parts without secrets keep their identity. */
export function maskInputValues(values: InputValues, index: SecretIndex | null): InputValues {
  const components = values.components.map((component) => maskComponent(component, index));
  const isSame = components.every((component, position) => component === values.components[position]);
  return isSame ? values : { ...values, components };
}

function maskComponent(whole: ComponentValues, index: SecretIndex | null): ComponentValues {
  const { component, received } = whole;
  const masked = {
    received: received && (component === null ? maskHeld(received) : maskReceived(received, component, index)),
    calls: maskHeld(whole.calls),
    gave: maskHeld(whole.gave),
  };
  const isSame = masked.received === received && masked.calls === whole.calls && masked.gave === whole.gave;
  return isSame ? whole : { ...whole, ...masked };
}

function maskReceived(received: ValuesByName, component: string, index: SecretIndex | null): ValuesByName {
  const masked = maskTweaks({ [component]: received }, index)[component];
  return isJsonObject(masked) ? masked : {};
}

/** `value` is JSON. */
function maskHeld<Value>(value: Value): Value {
  return maskValue(value as JsonValue) as Value;
}
