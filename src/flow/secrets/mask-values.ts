/** Masks secrets in what components received, called and gave. */
import type { ComponentValues, InputValues, ValuesByName } from '#contract/component-values.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { maskTweaks, maskValue, type SecretIndex } from './mask-secrets.ts';

interface RunWithValues {
  inputs: readonly { values?: InputValues | undefined }[];
  components?: readonly { id: string }[] | undefined;
  /** Fields of the flow. */
  fields?: readonly { component: string; name: string; isSecret?: true }[] | undefined;
}

/** What a component received is masked by the fields of the flow, the rest by names and form. Parts without secrets keep their identity. */
export function maskRunValues<Run extends RunWithValues>(run: Run): Run {
  const index = secretFieldsOf(run);
  const inputs = run.inputs.map((input) => {
    const masked = input.values && maskInputValues(input.values, index);
    return masked === input.values ? input : { ...input, values: masked };
  });
  return inputs.every((input, position) => input === run.inputs[position]) ? run : { ...run, inputs };
}

/** The fields that the flow marks as secret. */
function secretFieldsOf({ components = [], fields = [] }: RunWithValues): SecretIndex {
  const secret = new Map(components.map(({ id }) => [id, new Map<string, { isSecret: boolean }>()]));
  for (const { component, name, isSecret } of fields) if (isSecret) secret.get(component)?.set(name, { isSecret });
  const byId = new Map([...secret].map(([id, ofComponent]) => [id, { fields: ofComponent }]));
  return { byId, byDisplayName: new Map(), byField: new Map() };
}

function maskInputValues(values: InputValues, index: SecretIndex): InputValues {
  const components = values.components.map((component) => maskComponent(component, index));
  const isSame = components.every((component, position) => component === values.components[position]);
  return isSame ? values : { ...values, components };
}

function maskComponent(whole: ComponentValues, index: SecretIndex): ComponentValues {
  const { component, received } = whole;
  const masked = {
    received: received && (component === null ? maskHeld(received) : maskReceived(received, component, index)),
    calls: maskHeld(whole.calls),
    gave: maskHeld(whole.gave),
  };
  const isSame = masked.received === received && masked.calls === whole.calls && masked.gave === whole.gave;
  return isSame ? whole : { ...whole, ...masked };
}

function maskReceived(received: ValuesByName, component: string, index: SecretIndex): ValuesByName {
  const masked = maskTweaks({ [component]: received }, index)[component];
  return isJsonObject(masked) ? masked : {};
}

/** `value` is JSON. */
function maskHeld<Value>(value: Value): Value {
  return maskValue(value as JsonValue) as Value;
}
