/** The palette's items for the open flow, its draft and the runs of this device. */
import { IconBolt, IconBox, IconClock, IconPencil, IconRoute } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { JsonValue } from '#contract/json.ts';
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isPlumbing } from '#flow/index/is-plumbing.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { setTweak } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { tweakPathOf } from '#flow/tweaks/tweak-key.ts';
import { useFlows } from '../../api/flows-query.ts';
import { useDraftForm, useEditorSync } from '../../draft/use-draft.ts';
import { goTo } from '../../navigation/go-to.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { modeOfRun } from '../../navigation/navigation-state.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { useFlowId } from '../../navigation/use-url-key.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { pageActions } from '../../ui/commands/page-actions.ts';
import type { PaletteCommand, PaletteItem } from './palette-item.ts';
import { writtenValue } from './written-value.ts';

export function usePaletteItems(commands: readonly PaletteCommand[]): readonly PaletteItem[] {
  const index = useOpenFlow()?.index ?? null;
  const form = useDraftForm();
  const { setTweaksText } = useEditorSync();
  const flowId = useFlowId();
  const { setFlowId, showRun } = useNavigate();
  const { data: flows } = useFlows();
  const { summaries } = useRunSummaries();
  // Lazy parts of the page may register their actions after the palette was opened.
  const actions = pageActions();

  return useMemo(() => {
    const { tweaks } = parseTweaksText(form.getValues('tweaksText'));

    /** Goes to the tweak. If there is none, adds one with the flow's value first. */
    function openTweak(component: FlowComponent, field: FlowField) {
      if (!index) return;
      const text = form.getValues('tweaksText');
      const path = tweakPathOf(component, field.name, parseTweaksText(text).readable, index);
      const there = parseTweaksText(text).locate(path);
      const next = there === null ? setTweak(text, path, field.value) : text;
      if (there === null) setTweaksText(next, 'edit');
      goTo({ kind: 'tweaks', line: parseTweaksText(next).locate(path)?.line ?? null });
    }

    function askFor(component: FlowComponent) {
      const outputs = form.getValues('outputs');
      const isAsked = outputs.includes(component.id) || outputs.includes(component.displayName);
      if (!isAsked) form.setValue('outputs', [...outputs, component.id], { shouldDirty: true });
      goTo({ kind: 'outputs' });
    }

    const items: PaletteItem[] = [];
    for (const { component, field } of tweakableFields(index)) {
      items.push({
        key: `tweak ${component.id} ${field.name}`,
        group: 'Tweak a field',
        icon: IconPencil,
        label: `Set ${field.name}`,
        note: `${nameOf(index, component)}, ${valueNote(field, writtenValue(tweaks, component, field.name))}`,
        run: () => openTweak(component, field),
      });
    }
    for (const component of index?.components ?? []) {
      items.push({
        key: `component ${component.id}`,
        group: 'Components',
        icon: IconBox,
        label: component.displayName,
        note: `${component.id}, add as output`,
        run: () => askFor(component),
      });
    }
    for (const { id, name, is_sample } of flows ?? []) {
      if (id === flowId) continue;
      items.push({
        key: `flow ${id}`,
        group: 'Flows',
        icon: IconRoute,
        label: name,
        note: is_sample === true ? 'open this example' : 'open this flow',
        run: () => setFlowId(id),
      });
    }
    for (const run of summaries) {
      const took = run.durationMs === null ? run.status : `${(run.durationMs / 1000).toFixed(2)} s`;
      items.push({
        key: `run ${run.id}`,
        group: 'Runs',
        icon: IconClock,
        label: `Open run #${run.number}`,
        note: [run.name, run.change, took].filter((part) => part !== null && part !== '').join(', '),
        run: () => showRun(run.id, { mode: modeOfRun(run.isMatrix === true) }),
      });
    }
    for (const command of commands) items.push({ ...command, key: `command ${command.label}`, group: 'Commands' });
    const known = new Set(commands.map(({ label }) => label));
    for (const { label, place, onSelect } of actions) {
      if (known.has(label)) continue;
      items.push({ key: `command ${label}`, group: 'Commands', icon: IconBolt, label, note: place, run: onSelect });
    }
    return items;
  }, [actions, commands, flowId, flows, form, index, setFlowId, summaries, setTweaksText, showRun]);
}

/** Fields that a tweak can change: visible, not protected, not connected. Commonly changed fields first. */
function tweakableFields(index: FlowIndex | null): { component: FlowComponent; field: FlowField }[] {
  const fields = (index?.components ?? []).flatMap((component) =>
    [...component.fields.values()]
      .filter((field) => field.isShown && !field.isProtected && field.connection === null && !isSecretField(field))
      .map((field) => ({ component, field })),
  );
  const isAside = ({ component, field }: { component: FlowComponent; field: FlowField }) =>
    Number(isPlumbing(component, field));
  return fields.toSorted((left, right) => isAside(left) - isAside(right));
}

function nameOf(index: FlowIndex | null, component: FlowComponent): string {
  const isShared = (index?.byDisplayName.get(component.displayName)?.length ?? 0) > 1;
  return isShared ? `${component.displayName} ${component.id.split('-').at(-1)}` : component.displayName;
}

function valueNote(field: FlowField, written: JsonValue | undefined): string {
  return written === undefined ? `flow value ${short(field.value)}` : `now ${short(field.value)} → ${short(written)}`;
}

function short(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
