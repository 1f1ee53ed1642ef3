/** What else changed between two results of a suite, so that a change of the answers has a cause. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { ComponentInfo, ResultsFile } from '#contract/suite/results-file.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { formatList } from '#run/figures/result-format.ts';
import { tweakLeaves } from '#run/model/tweak-leaves.ts';

export interface ResultChange {
  /** What changed: `Server`, `Variant A`, `Flow`. */
  about: string;
  /** The part of it, such as `Prompt Template · tone`; empty for all of it. */
  part: string;
  /** The value before, as text; null for something new, empty where only the fact is known. */
  before: string | null;
  /** Null for something that is gone. */
  after: string | null;
}

/** Empty if nothing did: then the answers vary by themselves. */
export function resultChanges(before: ResultsFile, after: ResultsFile): ResultChange[] {
  return [
    ...changeOf('Server', serverName(before), serverName(after)),
    ...changeOf('Tweakbench', before.product, after.product),
    // Not its id: a flow of a file gets a new one each time.
    ...changeOf('Flow', before.flow.name, after.flow.name),
    ...changeOf('Output', before.output ?? 'the first', after.output ?? 'the first'),
    ...flowChanges(before.flow.components, after.flow.components),
    ...variantChanges(before, after),
    ...caseChanges(before, after),
  ];
}

/** `Variant A: Prompt · tone "calm" → "formal"`. */
export function changeSentence({ about, part, before, after }: ResultChange): string {
  const lead = part === '' ? about : `${about}: ${part}`;
  if (before === null) return `${lead} is new${after === '' || after === null ? '' : `: ${after}`}`;
  if (after === null) return `${lead} is gone`;
  return before === '' ? `${lead} ${after}` : `${lead} ${before} → ${after}`;
}

/** `Langflow 1.13.0 at http://…`. */
export function serverName({ server: { name, release, address } }: ResultsFile): string {
  const named = name.endsWith(release) ? name : `${name} ${release}`;
  return address === null ? named : `${named} at ${address}`;
}

function changeOf(about: string, before: string, after: string): ResultChange[] {
  return before === after ? [] : [{ about, part: '', before, after }];
}

type Components = Readonly<Record<string, ComponentInfo>>;

/** Components match by id; after an import, which gives all of them new ids, by name and type. */
function flowChanges(before: Components, after: Components): ResultChange[] {
  const then = new Map(Object.entries(before));
  const matched = new Set<string>();
  const changes: ResultChange[] = [];
  for (const [id, component] of Object.entries(after)) {
    const old = then.has(id) ? id : onlyLike(component, before, after);
    const known = old === null ? undefined : then.get(old);
    if (old === null || !known) {
      changes.push({ about: 'Flow', part: component.name, before: null, after: '' });
      continue;
    }
    matched.add(old);
    const names = new Set([...Object.keys(known.fields), ...Object.keys(component.fields)]);
    for (const field of names) {
      const [was, is] = [known.fields[field], component.fields[field]];
      if (was === is) continue;
      changes.push({
        about: 'Flow',
        part: `${component.name} · ${field}`,
        before: was ?? 'empty',
        after: is ?? 'empty',
      });
    }
    if (known.name !== component.name)
      changes.push({ about: 'Flow', part: component.name, before: known.name, after: component.name });
  }
  for (const [id, { name }] of then) {
    if (!matched.has(id)) changes.push({ about: 'Flow', part: name, before: name, after: null });
  }
  return changes;
}

/** Id of the only component of the earlier flow with this name and type that the later one does not have by id. */
function onlyLike({ name, type }: ComponentInfo, before: Components, after: Components): string | null {
  const alike = Object.entries(before).filter(
    ([id, component]) => component.name === name && component.type === type && !Object.hasOwn(after, id),
  );
  const [first] = alike;
  return first && alike.length === 1 ? first[0] : null;
}

function variantChanges(before: ResultsFile, after: ResultsFile): ResultChange[] {
  const then = new Map(before.variants.map(({ name, tweaks }) => [name, tweaks]));
  const changes = after.variants.flatMap(({ name, tweaks }): ResultChange[] => {
    const old = then.get(name);
    const about = `Variant ${name}`;
    if (!old) return [{ about, part: '', before: null, after: '' }];
    const [was, is] = [tweakLeaves(old), tweakLeaves(tweaks)];
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): ResultChange[] => {
      const [left, right] = [was.get(key), is.get(key)];
      if (isJsonEqual(left?.value, right?.value)) return [];
      const part = (right ?? left)?.path.join(' · ') ?? '';
      return [
        { about, part, before: left ? shortValue(left.value) : null, after: right ? shortValue(right.value) : null },
      ];
    });
  });
  const names = new Set(after.variants.map(({ name }) => name));
  const gone = [...then.keys()].filter((name) => !names.has(name));
  return [...changes, ...gone.map((name) => ({ about: `Variant ${name}`, part: '', before: name, after: null }))];
}

/** One change for all cases: hundreds of them are no answer to the question what changed. */
function caseChanges(before: ResultsFile, after: ResultsFile): ResultChange[] {
  const then = new Map(before.cases.map((one) => [one.name, one]));
  const changed = after.cases.filter((one) => {
    const old = then.get(one.name);
    return old && !isJsonEqual([old.inputs, old.expected, old.tweaks], [one.inputs, one.expected, one.tweaks]);
  });
  if (changed.length === 0) return [];
  const named = changed.slice(0, 3).map(({ name }) => name);
  const rest = changed.length - named.length;
  const list = rest > 0 ? `${named.join(', ')} and ${rest.toLocaleString('en')} more` : formatList(named);
  return [{ about: 'Cases', part: list, before: '', after: 'changed' }];
}

function shortValue(value: JsonValue): string {
  return cutText(JSON.stringify(value), 80);
}
