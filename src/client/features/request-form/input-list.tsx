/** The input cards: add, duplicate, move, remove with undo; over thirty of them only the visible ones are drawn. */
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { FlowIndex } from '#flow/flow-index.ts';
import type { FieldErrors } from '../../draft/field-errors.ts';
import { onFocusField } from '../../navigation/focus-field.ts';
import { DRAG_INSTRUCTIONS, dragAnnouncements } from './drag-announcements.ts';
import classes from './request-form.module.css';
import { SortableCard } from './sortable-card.tsx';
import type { InputActions } from './use-input-actions.ts';

const VIRTUAL_FROM = 31;
const VirtualCards = lazy(async () => ({ default: (await import('./virtual-cards.tsx')).VirtualCards }));

export interface InputListProps {
  inputs: InputActions;
  flow: FlowIndex | null;
  isEditable: boolean;
  errors: FieldErrors;
  runId: string | null;
}

export function InputList({ inputs, flow, isEditable, errors, runId }: InputListProps) {
  const { ids, menuOf, move, focusId, setFocusId } = inputs;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const [announcements] = useState(dragAnnouncements);
  const onFocused = useCallback(() => setFocusId(null), [setFocusId]);

  useEffect(
    () =>
      onFocusField((target) => {
        if (target.kind === 'input') setFocusId(ids[target.index] ?? null);
      }),
    [ids, setFocusId],
  );

  function onDragEnd({ active, over }: DragEndEvent) {
    if (over === null || active.id === over.id) return;
    move(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  }

  const renderCard = (index: number) => {
    const id = ids[index] ?? '';
    return (
      <SortableCard
        id={id}
        index={index}
        isSortable={ids.length > 1}
        flow={flow}
        isEditable={isEditable}
        isToFocus={id === focusId}
        onFocused={onFocused}
        actions={menuOf(index)}
        error={errors.inputs.get(index) ?? null}
        runId={runId}
      />
    );
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{ announcements, screenReaderInstructions: { draggable: DRAG_INSTRUCTIONS } }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        {ids.length < VIRTUAL_FROM ? (
          <ul className={classes.list} aria-label="Inputs">
            {ids.map((id, index) => (
              <li key={id}>{renderCard(index)}</li>
            ))}
          </ul>
        ) : (
          <Suspense fallback={<p className={classes.note}>Laying out {ids.length} inputs</p>}>
            <VirtualCards ids={ids} renderCard={renderCard} showId={focusId} />
          </Suspense>
        )}
      </SortableContext>
    </DndContext>
  );
}
