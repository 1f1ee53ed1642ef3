/** What is said while a card is moved by keyboard. */
import type { Announcements, UniqueIdentifier } from '@dnd-kit/core';

export const DRAG_INSTRUCTIONS =
  'Press Space to lift this input, the arrow keys to move it, Space again to put it down, Escape to leave it where it was.';

/** dnd-kit names cards by key; people hear places. */
export function dragAnnouncements(): Announcements {
  const placeOf = (data: { sortable?: { index?: number } } | undefined, id: UniqueIdentifier) => {
    const index = data?.sortable?.index;
    return index === undefined ? String(id) : String(index + 1);
  };
  return {
    onDragStart: ({ active }) => `Input ${placeOf(active.data.current, active.id)} lifted`,
    onDragOver: ({ over }) => (over === null ? undefined : `Now at place ${placeOf(over.data.current, over.id)}`),
    onDragEnd: ({ over }) => (over === null ? 'Put back' : `Put down at place ${placeOf(over.data.current, over.id)}`),
    onDragCancel: () => 'Put back',
  };
}
