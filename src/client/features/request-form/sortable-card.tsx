/** A card that can be dragged by its number, and moved with the arrow keys once Space has lifted it. */
import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { CSSProperties } from 'react';
import cardClasses from './input-card.module.css';
import { InputCard, type InputCardProps } from './input-card.tsx';

export interface SortableCardProps extends Omit<InputCardProps, 'handle' | 'ref' | 'isDragged'> {
  /** The input's key in the draft. */
  id: string;
  isSortable: boolean;
}

export function SortableCard({ id, isSortable, ...card }: SortableCardProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    disabled: !isSortable,
  });
  const style: CSSProperties = { transform: CSS.Translate.toString(transform), ...(transition ? { transition } : {}) };
  const number = card.index + 1;
  return (
    <div ref={setNodeRef} style={style}>
      <InputCard
        {...card}
        isDragged={isDragging}
        handle={
          isSortable ? (
            <button
              type="button"
              {...attributes}
              {...listeners}
              ref={setActivatorNodeRef}
              className={cardClasses.number}
              aria-label={`Move Input ${number}`}
            >
              {number}
            </button>
          ) : (
            <span className={cardClasses.number}>{number}</span>
          )
        }
      />
    </div>
  );
}
