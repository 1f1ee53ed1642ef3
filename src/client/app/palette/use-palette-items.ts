/** The palette's items for the open flow, its draft and the runs of this device. */

import { useMemo } from 'react';
import type { FlowSummary } from '#contract/flow-summary.ts';
import { type JsonValue, valueAt } from '#contract/json.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { idTail } from '#flow/index/component-id.ts';
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isPlumbing } from '#flow/index/is-plumbing.ts';
import { isTweakable } from '#flow/index/is-tweakable.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { setTweak } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { tweakPathOf } from '#flow/tweaks/tweak-key.ts';
import { type CompareWith, useCompareWith } from '../../bench/runs/use-compare-with.ts';
import type { EditorSync } from '../../draft/storage/editor-sync.ts';
import { useDraftForm, useEditorSync } from '../../draft/use-draft.ts';
import type { RunSummary } from '../../runs/history/run-summary.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { useFlows } from '../../shell/api/flows-query.ts';
import {
  IconArrowsDiff,
  IconBolt,
  IconBox,
  IconClock,
  IconEyeSearch,
  IconPencil,
  IconRoute,
} from '../../shell/icons/icons.ts';
import { goTo } from '../../shell/navigation/go-to.ts';
import { type Navigate, useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useFlowId, useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { pageActions } from '../../shell/ui/commands/page-actions.ts';
import type { PaletteCommand, PaletteItem } from './palette-item.ts';

export function usePaletteItems(commands: readonly PaletteCommand[]): readonly PaletteItem[] {
  const index = useOpenFlow()?.index ?? null;
  const form = useDraftForm();
  const sync = useEditorSync();
  const flowId = useFlowId();
  const navigate = useNavigate();
  const { data: flows } = useFlows();
  const { summaries } = useRunSummaries();
  const compareWith = useCompareWith();
  // Lazy parts of the page may register their actions after the palette was opened.
  const actions = pageActions();
  const hasRun = useShownRunId() !== null;
  const inFlow = useMemo(
    () => [
      ...fieldItems(index, form, sync),
      ...componentItems(index, form),
      ...(hasRun ? insideItems(index, navigate) : []),
    ],
    [index, form, sync, hasRun, navigate],
  );
  const elsewhere = useMemo(() => {
    const others = (flows ?? []).filter(({ id }) => id !== flowId);
    return [...flowItems(others, navigate), ...runItems(summaries, navigate, compareWith)];
  }, [flows, flowId, summaries, navigate, compareWith]);
  return useMemo(
    () => [...inFlow, ...elsewhere, ...commandItems(commands, actions)],
    [inFlow, elsewhere, commands, actions],
  );
}

type Form = ReturnType<typeof useDraftForm>;

function fieldItems(index: FlowIndex | null, form: Form, { setTweaksText }: EditorSync): PaletteItem[] {
  const { tweaks } = parseTweaksText(form.getValues('tweaksText'));

  const writtenValue = (component: FlowComponent, field: FlowField): JsonValue | undefined =>
    index && tweaks ? valueAt(tweaks, tweakPathOf(component, field.name, tweaks, index)) : undefined;

  /** Goes to the tweak. If there is none, adds one with the flow's value first. */
  function openTweak(component: FlowComponent, field: FlowField) {
    if (!index) return;
    const text = form.getValues('tweaksText');
    const { readable, locate } = parseTweaksText(text);
    const path = tweakPathOf(component, field.name, readable, index);
    const there = locate(path);
    if (there !== null) return goTo({ kind: 'tweaks', line: there.line });
    const next = setTweak(text, path, field.value);
    setTweaksText(next, 'edit');
    goTo({ kind: 'tweaks', line: parseTweaksText(next).locate(path)?.line ?? null });
  }

  return tweakableFields(index).map(({ component, field }) => ({
    key: `tweak ${component.id} ${field.name}`,
    group: 'Tweak a field',
    icon: IconPencil,
    label: `Set ${field.name}`,
    note: `${nameOf(index, component)}, ${valueNote(field, writtenValue(component, field))}`,
    run: () => openTweak(component, field),
  }));
}

function componentItems(index: FlowIndex | null, form: Form): PaletteItem[] {
  function askFor(component: FlowComponent) {
    const outputs = form.getValues('outputs');
    const isAsked = outputs.includes(component.id) || outputs.includes(component.displayName);
    if (!isAsked) form.setValue('outputs', [...outputs, component.id], { shouldDirty: true });
    goTo({ kind: 'outputs' });
  }

  return (index?.components ?? []).map((component) => ({
    key: `component ${component.id}`,
    group: 'Components',
    icon: IconBox,
    label: component.displayName,
    note: `${component.id}, add as output`,
    run: () => askFor(component),
  }));
}

function insideItems(index: FlowIndex | null, { lookInside }: Navigate): PaletteItem[] {
  return (index?.components ?? []).map(({ id, displayName }) => ({
    key: `inside ${id}`,
    group: 'Components',
    icon: IconEyeSearch,
    label: `Look inside ${displayName}`,
    note: id,
    run: () => {
      lookInside(1, id);
      goTo({ kind: 'title', of: 'results' });
    },
  }));
}

function flowItems(flows: readonly FlowSummary[], { setFlowId }: Navigate): PaletteItem[] {
  return flows.map(({ id, name, is_sample }) => ({
    key: `flow ${id}`,
    group: 'Flows',
    icon: IconRoute,
    label: name,
    note: is_sample === true ? 'open this example' : 'open this flow',
    run: () => setFlowId(id),
  }));
}

function runItems(summaries: readonly RunSummary[], { showRun }: Navigate, compareWith: CompareWith): PaletteItem[] {
  const opened = summaries.map((run) => ({
    key: `run ${run.id}`,
    group: 'Runs' as const,
    icon: IconClock,
    label: `Open run #${run.number}`,
    note: runNote(run),
    run: () => showRun(run.id),
  }));
  const compared = summaries.flatMap((run) => {
    const compare = compareWith(run);
    return compare === null
      ? []
      : {
          key: `compare ${run.id}`,
          group: 'Runs' as const,
          icon: IconArrowsDiff,
          label: `Compare with run #${run.number}`,
          note: runNote(run),
          run: compare,
        };
  });
  return [...opened, ...compared];
}

function runNote({ name, change, durationMs, status }: RunSummary): string {
  const took = durationMs === null ? status : `${(durationMs / 1000).toFixed(2)} s`;
  return [name, change, took].filter((part) => part !== null && part !== '').join(', ');
}

/** A command of the page hides an action with its label. */
function commandItems(commands: readonly PaletteCommand[], actions: ReturnType<typeof pageActions>): PaletteItem[] {
  const known = new Set(commands.map(({ label }) => label));
  return [
    ...commands.map((command) => ({ ...command, key: `command ${command.label}`, group: 'Commands' as const })),
    ...actions
      .filter(({ label }) => !known.has(label))
      .map(({ label, section, onSelect }) => ({
        key: `command ${label}`,
        group: 'Commands' as const,
        icon: IconBolt,
        label,
        note: section,
        run: onSelect,
      })),
  ];
}

/** Fields that a tweak can change, without secrets. Commonly changed fields first. */
function tweakableFields(index: FlowIndex | null): { component: FlowComponent; field: FlowField }[] {
  const fields = (index?.components ?? []).flatMap((component) =>
    [...component.fields.values()]
      .filter((field) => isTweakable(field) && !isSecretField(field))
      .map((field) => ({ component, field })),
  );
  const isAside = ({ component, field }: { component: FlowComponent; field: FlowField }) =>
    Number(isPlumbing(component, field));
  return fields.toSorted((left, right) => isAside(left) - isAside(right));
}

function nameOf(index: FlowIndex | null, component: FlowComponent): string {
  const isShared = (index?.byDisplayName.get(component.displayName)?.length ?? 0) > 1;
  return isShared ? `${component.displayName} ${idTail(component.id)}` : component.displayName;
}

function valueNote(field: FlowField, written: JsonValue | undefined): string {
  return written === undefined ? `flow value ${short(field.value)}` : `now ${short(field.value)} → ${short(written)}`;
}

function short(value: JsonValue): string {
  return cutText(JSON.stringify(value), 40);
}
