/**
 * Which components of a flow a request means that was written for an older copy of it: on import a Langflow gives every
 * component a new id. Proposed by the type in the id (`Prompt-abc12`), the display name and the fields that the tweaks use.
 */
import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';

/** Where a request names components. */
export interface ComponentUse {
  tweaks: Tweaks;
  /** Names under `components` of the inputs. */
  targets: readonly string[];
  outputs: readonly string[];
}

export interface RebindCandidate {
  id: string;
  displayName: string;
  /** 0 to 1. */
  confidence: number;
}

/** A name of a request that looks like the id of a component, and is none of the flow. */
export interface UnknownComponent {
  oldId: string;
  isTweaked: boolean;
  /** Fields that the tweaks set on it. */
  fields: readonly string[];
  isTarget: boolean;
  isOutput: boolean;
}

export interface RebindProposal extends UnknownComponent {
  /** The likeliest first; never empty. */
  candidates: readonly RebindCandidate[];
  /** The one that is proposed. */
  proposed: RebindCandidate;
}

/** From here on a proposal is good enough to be taken unless someone objects. */
export const SURE_ENOUGH = 0.6;

/** Less than this is no likeness at all. */
const LEAST = 0.4;
/** A candidate that leads by less than this leads by chance. */
const MARGIN = 0.1;

const WEIGHTS = { type: 0.55, fields: 0.35, role: 0.1 };

/** Where a request names components, whichever form it has. */
export function componentUse(request: {
  inputs?: readonly { components?: readonly string[] | undefined }[] | undefined;
  outputs?: readonly string[] | undefined;
  tweaks?: Tweaks | undefined;
}): ComponentUse {
  const { inputs = [], outputs = [], tweaks = {} } = request;
  return { tweaks, targets: inputs.flatMap(({ components = [] }) => components), outputs };
}

/** One proposal for each name that looks like an id and is none here, in the order of their use; none when nothing fits. */
export function findRebinds(index: FlowIndex, use: ComponentUse): RebindProposal[] {
  const unknown = unknownComponents(index, use);
  const named = new Set([...Object.keys(use.tweaks), ...use.targets, ...use.outputs]);
  const free = index.components.filter(({ id }) => !named.has(id));
  const open = new Map(unknown.map((item) => [item, scoresOf(item, free)]));
  const chosen = new Map<UnknownComponent, RebindCandidate>();
  takeClear(open, chosen);
  takeInOrder(open, chosen);
  return unknown.flatMap((item) => {
    const proposed = chosen.get(item);
    if (!proposed) return [];
    const others = scoresOf(item, free).filter(({ id }) => id !== proposed.id);
    return [{ ...item, candidates: [proposed, ...others], proposed }];
  });
}

/** `Prompt` of `Prompt-abc12`; null for a name that is no id. */
export function baseOfId(name: string): string | null {
  return /^(.+)-[A-Za-z0-9]{1,16}$/.exec(name)?.[1] ?? null;
}

/** In the order of their use: tweaks, inputs, outputs. A bare key of the tweaks names a field, whatever it looks like. */
export function unknownComponents(index: FlowIndex, { tweaks, targets, outputs }: ComponentUse): UnknownComponent[] {
  const found = new Map<string, UnknownComponent>();
  const add = (name: string, more: Partial<UnknownComponent>) => {
    if (index.byId.has(name) || index.byDisplayName.has(name) || baseOfId(name) === null) return;
    const before = found.get(name) ?? { oldId: name, isTweaked: false, fields: [], isTarget: false, isOutput: false };
    found.set(name, { ...before, ...more });
  };
  for (const [key, value] of Object.entries(tweaks)) {
    if (isJsonObject(value)) add(key, { isTweaked: true, fields: Object.keys(value) });
  }
  for (const name of targets) add(name, { isTarget: true });
  for (const name of outputs) add(name, { isOutput: true });
  return [...found.values()];
}

function scoresOf(item: UnknownComponent, components: readonly FlowComponent[]): RebindCandidate[] {
  const base = fold(baseOfId(item.oldId) ?? '');
  return components
    .map((component) => ({
      id: component.id,
      displayName: component.displayName,
      confidence: scoreOf(item, base, component),
    }))
    .filter(({ confidence }) => confidence >= LEAST)
    .sort((left, right) => right.confidence - left.confidence);
}

function scoreOf({ fields, isTarget, isOutput }: UnknownComponent, base: string, component: FlowComponent): number {
  const type = typeLikeness(base, component);
  const known = fields.filter((name) => component.fields.has(name)).length;
  const share = fields.length === 0 ? 1 : known / fields.length;
  // Nothing but fields that every component has says nothing.
  if (type === 0 && fields.length === 0) return 0;
  const fitsRole = (!isTarget || component.isInput) && (!isOutput || component.isOutput || !isTarget);
  return type * WEIGHTS.type + share * WEIGHTS.fields + (fitsRole ? WEIGHTS.role : 0);
}

/** Older and newer releases call one type by two names, of which one begins with the other: Prompt, Prompt Template. */
function typeLikeness(base: string, component: FlowComponent): number {
  const names = [component.type, baseOfId(component.id) ?? '', component.displayName].map(fold);
  if (names.includes(base)) return 1;
  const isPart = names.some(
    (name) => Math.min(name.length, base.length) >= 4 && (name.startsWith(base) || base.startsWith(name)),
  );
  return isPart ? 0.6 : 0;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

type OpenMatches = Map<UnknownComponent, RebindCandidate[]>;

/** Takes what leads clearly, which may leave the next one with a single candidate, until nothing is clear any more. */
function takeClear(open: OpenMatches, chosen: Map<UnknownComponent, RebindCandidate>): void {
  for (;;) {
    const clear = [...open].flatMap(([item, [first, second]]) =>
      first && first.confidence - (second?.confidence ?? 0) >= MARGIN ? [{ item, first }] : [],
    );
    // Of several that want one component only the likeliest gets it, and none when they are alike.
    const best = clear
      .filter(({ item, first }) => !clear.some((other) => other.item !== item && isRival(other.first, first)))
      .sort((left, right) => right.first.confidence - left.first.confidence)[0];
    if (!best) return;
    take(open, chosen, best.item, best.first);
  }
}

function isRival(other: RebindCandidate, one: RebindCandidate): boolean {
  return other.id === one.id && other.confidence > one.confidence - MARGIN;
}

/** What is left could be one as well as the other: proposed in the order of the flow, with the doubt in the figure. */
function takeInOrder(open: OpenMatches, chosen: Map<UnknownComponent, RebindCandidate>): void {
  for (const [item, candidates] of [...open]) {
    const left = (open.get(item) ?? candidates).toSorted((a, b) => b.confidence - a.confidence);
    const [first] = left;
    if (!first) continue;
    const alike = left.filter(({ confidence }) => first.confidence - confidence < MARGIN).length;
    const rivals = [...open].filter(([, [other]]) => other?.id === first.id).length;
    const doubt = Math.max(alike, rivals, 1);
    take(open, chosen, item, { ...first, confidence: first.confidence / Math.max(doubt, 2) });
  }
}

function take(
  open: OpenMatches,
  chosen: Map<UnknownComponent, RebindCandidate>,
  item: UnknownComponent,
  candidate: RebindCandidate,
): void {
  chosen.set(item, candidate);
  open.delete(item);
  for (const [other, candidates] of open) {
    open.set(
      other,
      candidates.filter(({ id }) => id !== candidate.id),
    );
  }
}
