/** One input: its number, type, menu, text and target components. */
import { SegmentedControl } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { lazy, memo, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useController } from 'react-hook-form';
import type { InputType } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isNameOf, nameGroups } from '../../blocks/names/component-names.ts';
import { TextArea } from '../../blocks/text-area/text-area.tsx';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useRunningId } from '../../runs/use-runs.ts';
import { IconTarget } from '../../shell/icons/icons.ts';
import { whenPageOpen } from '../../shell/ui/browser/page-open.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import type { MenuAction } from '../../shell/ui/controls/action-menu-list.tsx';
import { PartGuard } from '../../shell/ui/feedback/overlay-guard.tsx';
import { type FieldError, fieldMessage } from '../draft/field-errors.ts';
import { touchEmptyInputs } from '../draft/touch-inputs.ts';
import classes from './input-card.module.css';
import type { InputProgressProps } from './input-progress.tsx';
import { useOptionalField } from './use-optional-field.ts';

export const loadProgress = () => import('./input-progress.tsx');
// What is typed must stay on the screen if this part cannot be loaded because the server is gone.
const Nothing = (_: InputProgressProps) => null;
const InputProgress = lazy(async () => ({
  default: (await loadProgress().catch(() => null))?.InputProgress ?? Nothing,
}));
const InputComponents = lazy(async () => ({
  default: (await loadProgress().catch(() => null))?.InputComponents ?? Nothing,
}));

const NamesField = lazy(async () => ({ default: (await import('./names-field.tsx')).NamesField }));

const AttachToInput = lazy(async () => {
  await whenPageOpen();
  return { default: (await import('../blocks/attach/attach-to-input.tsx')).AttachToInput };
});

export interface InputCardProps {
  /** Index of the input, from 0. */
  index: number;
  /** Null until the flow is loaded. */
  flow: FlowIndex | null;
  /** False while the suggested request may still be filled in, which would overwrite what is typed. */
  isEditable: boolean;
  /** True once, for an input that was just added. */
  isToFocus: boolean;
  onFocused: () => void;
  actions: readonly MenuAction[];
  error: FieldError | undefined;
  /** The number, which is the drag handle. */
  handle: ReactNode;
  isDragged: boolean;
}

const TYPES: { value: InputType; label: string }[] = [
  { value: 'chat', label: 'Chat' },
  { value: 'text', label: 'Text' },
  { value: 'any', label: 'Any' },
];

const EVERY: Record<InputType, string> = { chat: 'Every chat input', text: 'Every text input', any: 'Every input' };

export function InputCard(props: InputCardProps) {
  const { index, flow, actions, handle, isDragged } = props;
  const name = `Input ${index + 1}`;
  return (
    <fieldset
      className={isDragged ? `tb-shrink tb-relative ${classes.card} ${classes.dragged}` : `tb-shrink ${classes.card}`}
      aria-label={name}
      data-invalid={props.error !== undefined || undefined}
    >
      <div className={`tb-row ${classes.head}`}>
        {handle}
        <InputTypeChoice index={index} flow={flow} />
        <RunningInput index={index} flow={flow} part={InputProgress} />
        <div className={`tb-end ${classes.menu}`}>
          <ActionMenu label={`${name} menu`} actions={actions} />
        </div>
      </div>
      <div className="tb-relative">
        <InputValue
          index={index}
          error={props.error}
          isEditable={props.isEditable}
          isToFocus={props.isToFocus}
          onFocused={props.onFocused}
        />
        {props.isEditable && (
          <PartGuard>
            <AttachToInput index={index} />
          </PartGuard>
        )}
      </div>
      {/* Always takes one line, so that nothing moves. */}
      <p className={`tb-cut tb-xs tb-quiet ${classes.components}`}>
        <RunningInput index={index} flow={flow} part={InputComponents} />
      </p>
      <InputTargets index={index} flow={flow} />
    </fieldset>
  );
}

type ProgressPart = typeof InputProgress | typeof InputComponents;

/** A part that is shown while a run of the flow is in progress; only it renders when that begins and ends. */
function RunningInput({ index, flow, part: Part }: Pick<InputCardProps, 'index' | 'flow'> & { part: ProgressPart }) {
  const runId = useRunningId(flow);
  return <Suspense>{runId !== null && <Part runId={runId} index={index} flow={flow} />}</Suspense>;
}

// Memoise the fields: the menu changes when a run begins, and autosizing text areas are slow to render.

interface InputFieldProps {
  index: number;
  flow: FlowIndex | null;
}

const InputTypeChoice = memo(function InputTypeChoice({ index, flow }: InputFieldProps) {
  const { control } = useDraftForm();
  const { field } = useController({ control, name: `inputs.${index}.type` });
  const kinds = new Set(flow?.inputs.map(({ type }) => type));
  const { isShown } = useOptionalField(flow, kinds.size > 1 || field.value !== 'any', () => false);
  if (!isShown) return null;
  return (
    <SegmentedControl
      aria-label={`Input ${index + 1} type`}
      data={TYPES}
      value={field.value}
      onChange={(value) => field.onChange(value)}
    />
  );
});

type InputValueProps = Pick<InputCardProps, 'index' | 'error' | 'isEditable' | 'isToFocus' | 'onFocused'>;

const InputValue = memo(function InputValue({ index, error, isEditable, isToFocus, onFocused }: InputValueProps) {
  const form = useDraftForm();
  const { field } = useController({ control: form.control, name: `inputs.${index}.value` });
  const area = useRef<HTMLTextAreaElement>(null);
  const ref = useMergedRef(area, field.ref);
  useEffect(() => {
    if (!isToFocus) return;
    area.current?.focus();
    onFocused();
  }, [isToFocus, onFocused]);
  const message = fieldMessage(error, field.value);
  return (
    <TextArea
      aria-label={`Input ${index + 1} value`}
      data-stops-run
      autosize
      minRows={2}
      maxRows={10}
      placeholder="Type what a user would ask, for example: can you refund my second payment?"
      classNames={{ input: `tb-md ${classes.value}`, error: `tb-sm tb-problem ${classes.error}` }}
      error={message}
      readOnly={!isEditable}
      value={field.value}
      onText={(text) => {
        field.onChange(text);
        touchEmptyInputs(form, index);
      }}
      onBlur={field.onBlur}
      name={field.name}
      ref={ref}
    />
  );
});

const InputTargets = memo(function InputTargets({ index, flow }: InputFieldProps) {
  const { control } = useDraftForm();
  const { field } = useController({ control, name: `inputs.${index}.components` });
  const { field: type } = useController({ control, name: `inputs.${index}.type` });
  const inputs = flow?.inputs ?? [];
  const { isShown, ...focus } = useOptionalField(
    flow,
    inputs.length > 1 || field.value.length > 0,
    (target) => target.kind === 'targets' && target.index === index,
  );
  if (!isShown) return null;
  return (
    <div className={`tb-hairline-above ${classes.targets}`}>
      <Suspense>
        <NamesField
          {...focus}
          label={`Input ${index + 1} components`}
          groups={nameGroups(inputs)}
          isKnown={flow === null ? null : isNameOf(inputs)}
          unknownNote="this flow has no input component with this name or id"
          value={field.value}
          onChange={field.onChange}
          placeholder={EVERY[type.value]}
          leftSection={<IconTarget size={14} stroke={1.6} aria-hidden="true" className="tb-faint" />}
          leftSectionWidth={32}
          classNames={{ input: classes.targetsInput }}
        />
      </Suspense>
    </div>
  );
});
