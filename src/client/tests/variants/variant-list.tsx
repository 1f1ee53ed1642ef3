/** The variants of the suite, and ways to add one. */
import { freeName } from '#contract/text/free-name.ts';
import '@mantine/core/styles/Menu.layer.css';
import { Menu } from '@mantine/core';
import { useMemo, useState } from 'react';
import { MAX_SUITE_VARIANTS } from '#contract/suite/suite-file.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { typedText } from '#run/model/typed-value.ts';
import { tweakLabels } from '#tests/source/tweak-labels.ts';
import { letterOf, singleKeys } from '#tests/source/variant.ts';
import { copyEntries } from '#tests/suite/copy-entries.ts';
import { listOf, objectOf } from '#tests/suite/rows/json-parts.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import { IconChevronDown, IconLock, IconPencil, IconPlus } from '../../shell/icons/icons.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { useEditVariant } from '../runs/use-edit-variant.ts';
import { useSuiteTweaks } from '../runs/use-suite-tweaks.ts';
import { removeVariant } from '../shared/change-variant.ts';
import { EditorSection } from '../shared/editor-section.tsx';
import { IconLink } from '../shared/icon-link.tsx';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';
import classes from './variants.module.css';

const VaryDialog = lazyOverlay(async () => (await import('./vary-dialog.tsx')).VaryDialog);
const RunVariantDialog = lazyOverlay(async () => (await import('./run-variant-dialog.tsx')).RunVariantDialog);

/** A variant as it is typed on the bench. */
interface TypedVariant {
  name: string;
  tweaksText: string;
}

export function VariantList() {
  const { value, problems, apply, index, view } = useSuiteEditing();
  const form = useDraftForm();
  const rules = useTweakRules();
  const write = useSuiteTweaks();
  const editVariant = useEditVariant(view.entry?.id ?? '');
  const [dialog, setDialog] = useState<'vary' | 'run' | null>(null);
  const variants = useMemo(() => listOf(value.variants).map(objectOf), [value.variants]);
  const names = variants.map(({ name }) => typedText(name));
  const namesInUse = ['Flow', ...names];
  const add = (typed: readonly TypedVariant[]) => {
    const room = MAX_SUITE_VARIANTS - variants.length;
    const taken = new Set(namesInUse);
    const values = typed.slice(0, room).map(({ name: wanted, tweaksText }) => {
      const tweaks = write(parseTweaksText(tweaksText).tweaks ?? {}, index, false);
      const name = freeName(wanted, taken);
      taken.add(name);
      return { name, ...(Object.keys(tweaks).length > 0 && { tweaks }) };
    });
    if (values.length > 0) apply({ kind: 'insert', path: ['variants'], at: variants.length, values });
    const left = typed.length - values.length;
    if (left > 0) notify({ message: `A suite has at most ${MAX_SUITE_VARIANTS} variants: ${left} not added` });
  };
  const draftText = () => form.getValues('tweaksText');
  const nextName = freeName(`Variant ${letterOf(variants.length)}`, new Set(namesInUse));
  return (
    <EditorSection
      title="Variants"
      note={variants.length + 1}
      action={
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <IconLink icon={IconPlus}>
              Add variant
              <IconChevronDown size={14} stroke={1.8} aria-hidden="true" />
            </IconLink>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => add([{ name: nextName, tweaksText: draftText() }])}>From the bench</Menu.Item>
            <Menu.Item onClick={() => setDialog('run')}>From a run</Menu.Item>
            <Menu.Item
              onClick={() => {
                add([{ name: nextName, tweaksText: '{}' }]);
                if (variants.length < MAX_SUITE_VARIANTS) editVariant({ at: variants.length, name: nextName });
              }}
            >
              Empty
            </Menu.Item>
            <Menu.Item disabled={index === null} onClick={() => setDialog('vary')}>
              Try several values
            </Menu.Item>
            <Menu.Item onClick={() => add(singleKeys(draftText()))}>Try each tweak alone</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      <ul className={`tb-list ${classes.variants}`} aria-label="Variants">
        <li className="tb-row tb-gap-sm-md tb-min-32">
          <span className={`tb-accent tb-strong tb-fixed ${classes.letter}`}>Flow</span>
          <span className={`tb-strong tb-fixed ${classes.variantName}`}>No tweaks</span>
          <span className="tb-quiet tb-grow">always first</span>
          <IconLock size={16} stroke={1.6} aria-hidden="true" className="tb-faint" />
        </li>
        {variants.map((variant, at) => {
          const letter = letterOf(at);
          const labels = tweakLabels(variant.tweaks, index, rules);
          const problem = problemAt(problems, ['variants', at]);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a variant has no other key
            <li key={at}>
              <div className="tb-row tb-gap-sm-md tb-min-32">
                <span className={`tb-accent tb-strong tb-fixed ${classes.letter}`}>{letter}</span>
                <span className={`tb-cut tb-strong tb-fixed ${classes.variantName}`}>{names[at]}</span>
                <span className="tb-cut tb-grow tb-mono tb-quiet tb-size-sm">
                  {labels.length === 0
                    ? 'no tweaks'
                    : labels.map(({ text, state }, position) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: tweaks have no other key
                        <span key={position} data-state={state ?? undefined} className={classes.word}>
                          {text}
                          {position < labels.length - 1 && ', '}
                        </span>
                      ))}
                </span>
                <IconButton
                  icon={IconPencil}
                  label={`Edit variant ${letter}`}
                  onClick={() => editVariant({ at, name: names[at] ?? '' })}
                />
                <ActionMenu
                  label={`Variant ${letter} menu`}
                  actions={[
                    {
                      label: 'Duplicate',
                      onSelect: () =>
                        apply({
                          kind: 'insert',
                          path: ['variants'],
                          at: at + 1,
                          values: copyEntries(variants, [at]),
                        }),
                      isBlocked: variants.length >= MAX_SUITE_VARIANTS,
                    },
                    {
                      label: 'Try each tweak alone',
                      onSelect: () => add(singleKeys(JSON.stringify(variant.tweaks ?? {}))),
                    },
                    {
                      label: 'Move up',
                      onSelect: () => apply({ kind: 'move', path: ['variants'], from: at, to: at - 1 }),
                      isBlocked: at === 0,
                    },
                    {
                      label: 'Move down',
                      onSelect: () => apply({ kind: 'move', path: ['variants'], from: at, to: at + 1 }),
                      isBlocked: at === variants.length - 1,
                    },
                    {
                      label: 'Remove',
                      onSelect: () => removeVariant(view, { at, name: names[at] ?? '' }),
                    },
                  ]}
                />
              </div>
              {problem !== null && <p className="tb-sm tb-problem">{problem}</p>}
            </li>
          );
        })}
      </ul>
      {dialog === 'vary' && index !== null && <VaryDialog index={index} onAdd={add} onClose={() => setDialog(null)} />}
      {dialog === 'run' && <RunVariantDialog onAdd={(variant) => add([variant])} onClose={() => setDialog(null)} />}
    </EditorSection>
  );
}
