/** The input cards; virtualised from thirty cards on. */
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { useOnFirstUse } from '../../shell/ui/browser/use-on-first-use.ts';
import type { FieldErrors } from '../draft/field-errors.ts';
import parts from './input-card.module.css';
import { InputCard, loadProgress } from './input-card.tsx';
import classes from './request-form.module.css';
import type { InputActions } from './use-input-actions.ts';
import { type ReorderHandle, useReorder } from './use-reorder.ts';

const VIRTUAL_FROM = 31;
const VirtualCards = lazy(async () => ({ default: (await import('./virtual-cards.tsx')).VirtualCards }));

export interface InputListProps {
  inputs: InputActions;
  flow: FlowIndex | null;
  isEditable: boolean;
  errors: FieldErrors;
}

export function InputList({ inputs, flow, isEditable, errors }: InputListProps) {
  useOnFirstUse(loadProgress);
  const { ids, menuOf, move, focusId, setFocusId } = inputs;
  const reorder = useReorder(ids, move);
  const onFocused = useCallback(() => setFocusId(null), [setFocusId]);

  useUiRequest(
    'focus',
    (target) => setFocusId('index' in target ? (ids[target.index] ?? null) : null),
    // A virtualised card has to be scrolled into view before it can be focused.
    ({ kind }) => kind === 'input' || (kind === 'targets' && ids.length >= VIRTUAL_FROM),
  );

  const renderCard = (index: number) => {
    const id = ids[index] ?? '';
    return (
      <InputCard
        index={index}
        handle={
          <CardHandle
            id={id}
            index={index}
            reorder={ids.length > 1 ? reorder : null}
            isMoved={reorder.movedId === id}
          />
        }
        isDragged={reorder.draggedId === id}
        flow={flow}
        isEditable={isEditable}
        isToFocus={id === focusId}
        onFocused={onFocused}
        actions={menuOf(index)}
        error={errors.inputs.get(index)}
      />
    );
  };

  if (ids.length < VIRTUAL_FROM) {
    return (
      <ul className={`tb-list tb-gap-sm-md tb-stack ${classes.list}`} aria-label="Inputs">
        {ids.map((id, index) => (
          <li key={id} data-index={index}>
            {renderCard(index)}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Suspense fallback={<p className="tb-xs tb-faint">Laying out {ids.length} inputs</p>}>
      <VirtualCards ids={ids} renderCard={renderCard} showId={focusId} />
    </Suspense>
  );
}

interface CardHandleProps {
  id: string;
  /** Index of the card, from 0. */
  index: number;
  /** Null for the only card, which cannot be moved. */
  reorder: ReorderHandle | null;
  /** True after a move by key, which unmounts the card for a moment, so that it loses the focus. */
  isMoved: boolean;
}

/** The number of an input card, which is also its drag handle and moves it with the arrow keys. */
function CardHandle({ id, index, reorder, isMoved }: CardHandleProps) {
  const handle = useRef<HTMLButtonElement>(null);
  const lastIndex = useRef(index);
  useEffect(() => {
    if (isMoved && lastIndex.current !== index) handle.current?.focus();
    lastIndex.current = index;
  }, [isMoved, index]);
  if (reorder === null) return <span className={`tb-fixed tb-quiet tb-size-sm ${parts.number}`}>{index + 1}</span>;
  return (
    <button
      ref={handle}
      type="button"
      className={`tb-target tb-fixed tb-quiet tb-size-sm ${parts.number}`}
      aria-label={`Move Input ${index + 1}`}
      title="Drag, or press the arrow keys, to move this input"
      onPointerDown={(event) => reorder.onPointerDown(event, id)}
      onKeyDown={(event) => reorder.onKeyDown(event, index)}
    >
      {index + 1}
    </button>
  );
}
