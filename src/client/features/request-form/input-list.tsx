/** The input cards; virtualised from thirty cards on. */
import { lazy, Suspense, useCallback } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { FieldErrors } from '../../draft/field-errors.ts';
import { useUiRequest } from '../../state/use-ui-request.ts';
import { useOnFirstUse } from '../../ui/browser/use-on-first-use.ts';
import { CardHandle } from './card-handle.tsx';
import { InputCard, loadProgress } from './input-card.tsx';
import classes from './request-form.module.css';
import type { InputActions } from './use-input-actions.ts';
import { useReorder } from './use-reorder.ts';

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
        error={errors.inputs.get(index) ?? null}
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
