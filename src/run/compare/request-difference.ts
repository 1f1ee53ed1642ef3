/** Compares the requests of two runs: their tweaks leaf by leaf, and everything else. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import { idTail } from '#flow/index/component-id.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { formatCount } from '../figures/result-format.ts';
import { FIELD_KEYS, REQUEST_FIELDS } from '../model/request-fields.ts';
import type { Run } from '../model/run.ts';
import { type LostTweak, type RunTweaks, runTweaks } from '../model/run-tweaks.ts';
import { type TweakLeaf, tweakLeaves } from '../model/tweak-leaves.ts';
import { ofBoth, type Pair } from './run-pair.ts';

/** The tweak of one run on one field. */
export type ComparedTweak =
  /** `lost` if its value was not used. */
  | { kind: 'tweak'; value: JsonValue; lost: LostTweak | null }
  /** Not tweaked; the flow's value if the other run of the same flow reported it. */
  | { kind: 'flow'; value: JsonValue | undefined }
  /** A secret, which is not stored. */
  | { kind: 'secret' };

export interface TweakDifference {
  key: string;
  /** Name of the component; null for a bare key, which reaches every component with the field. */
  component: string | null;
  field: string;
  values: Pair<ComparedTweak>;
}

export interface TweakComparison {
  differing: readonly TweakDifference[];
  /** Number of fields that both tweak to the same value. */
  same: number;
  /** Number of secrets, which may differ. */
  hidden: number;
}

/** One run of a comparison of tweaks. */
interface TweakedRun {
  flowId: string;
  leaves: ReadonlyMap<string, ComponentLeaf>;
  tweaks: RunTweaks;
}

/** Leaf by leaf, each in the order of the first run that has it. */
export function compareTweaks(runs: Pair<Run>): TweakComparison {
  const both = ofBoth(runs, (run): TweakedRun => {
    return { flowId: run.flow.id, leaves: leavesByKey(run), tweaks: runTweaks(run) };
  });
  const [a, b] = both;
  const differing: TweakDifference[] = [];
  let [same, hidden] = [0, 0];
  for (const key of new Set([...a.leaves.keys(), ...b.leaves.keys()])) {
    const values: Pair<ComparedTweak> = [valueIn(a, b, key), valueIn(b, a, key)];
    if (values.every(({ kind }) => kind === 'secret')) hidden += 1;
    else if (isJsonEqual(...values)) same += 1;
    else {
      const { component = null, leaf } = a.leaves.get(key) ?? b.leaves.get(key) ?? {};
      const told = ofBoth(values, (value, at) => withLost(value, both[at], key));
      differing.push({ key, component, field: leaf?.field ?? '', values: told });
    }
  }
  return { differing, same, hidden };
}

/** What the run has at this field; where it has no tweak, the flow's own value as the other run of the flow reports it. */
function valueIn(own: TweakedRun, other: TweakedRun, key: string): ComparedTweak {
  const leaf = own.leaves.get(key)?.leaf;
  if (leaf) return isHidden(leaf.value) ? { kind: 'secret' } : { kind: 'tweak', value: leaf.value, lost: null };
  const path = other.leaves.get(key)?.leaf.path;
  return { kind: 'flow', value: path && other.flowId === own.flowId ? other.tweaks.flowValue(path) : undefined };
}

function withLost(value: ComparedTweak, { leaves, tweaks }: TweakedRun, key: string): ComparedTweak {
  const path = leaves.get(key)?.leaf.path;
  return value.kind === 'tweak' && path ? { ...value, lost: tweaks.lost(path) } : value;
}

/** Sentences about the tweaks that do not differ, or ''. */
export function restOfTweaks({ differing, same, hidden }: TweakComparison): string {
  const parts = [
    ...(differing.length === 0 && same === 0 && hidden === 0 ? ['No run has any tweaks.'] : []),
    ...(same > 0 ? [`${formatCount(same, 'tweak')} ${same === 1 ? 'is' : 'are'} the same.`] : []),
    ...(hidden > 0
      ? [
          `${formatCount(hidden, 'secret')} ${hidden === 1 ? 'is' : 'are'} hidden, so nobody can tell whether they differ.`,
        ]
      : []),
  ];
  return parts.join(' ');
}

function isHidden(value: JsonValue): boolean {
  return JSON.stringify(value).includes(SECRET_MASK);
}

interface ComponentLeaf {
  leaf: TweakLeaf;
  component: string | null;
}

/** Treats id and display name as the same component. */
function leavesByKey(run: Run): Map<string, ComponentLeaf> {
  const { components } = run;
  const leaves = new Map<string, ComponentLeaf>();
  for (const leaf of tweakLeaves(run.request.tweaks ?? {}).values()) {
    const [owner] = leaf.path;
    if (leaf.path.length < 2 || owner === undefined) {
      leaves.set(JSON.stringify([leaf.field]), { leaf, component: null });
      continue;
    }
    const named = components.filter(({ displayName }) => displayName === owner);
    const known = components.find(({ id }) => id === owner) ?? (named.length === 1 ? named[0] : undefined);
    const component = known === undefined ? owner : nameOf(known, components);
    leaves.set(JSON.stringify([known?.id ?? owner, leaf.field]), { leaf, component });
  }
  return leaves;
}

type Named = { id: string; displayName: string };

/** Adds the tail of the id if several components have the name. */
function nameOf({ id, displayName }: Named, components: readonly Named[]): string {
  const isShared = components.filter((other) => other.displayName === displayName).length > 1;
  return isShared ? `${displayName} ${idTail(id)}` : displayName;
}

export interface RequestDifference {
  name: string;
  values: Pair<string>;
}

/** Differences of the requests other than tweaks. */
export function compareRequests(runs: Pair<Run>): RequestDifference[] {
  const rows: { name: string; of: (run: Run) => string }[] = [
    { name: 'Flow', of: ({ flow }) => flow.name },
    { name: 'Server', of: serverOf },
    { name: 'Inputs sent', of: inputsSent },
    ...FIELD_KEYS.map((key) => {
      const { label, sentAs, toText } = REQUEST_FIELDS[key];
      return { name: label, of: ({ request }: Run) => toText(request[sentAs]) };
    }),
    { name: 'Route', of: ({ plan }) => [...new Set(plan.requests.map(({ transport }) => transport))].join(', ') },
  ];
  return rows.map(({ name, of }) => ({ name, values: ofBoth(runs, of) })).filter(({ values: [a, b] }) => a !== b);
}

/** "Embedded engine 0.1.0", or Langflow with its release and address. */
export function serverOf({ server, release = '', address }: Run): string {
  const name = server.endsWith(release) ? server : `${server} ${release}`;
  return address ? `${name}, ${address}` : name;
}

function inputsSent({ request: { inputs } }: Run): string {
  if (inputs === undefined) return 'None (every input component is sent empty text)';
  return inputs.length === 0 ? "The flow's own" : String(inputs.length);
}
