/** The fields by component. Virtualised: only visible rows and the focused one are mounted. */

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useMemo,
  useRef,
} from 'react';
import { groupPairs } from '#contract/group-pairs.ts';
import { hasMod } from '../../shell/ui/browser/platform-keys.ts';
import classes from './form-view.module.css';
import { AdvancedToggle, GroupHead } from './group-head.tsx';
import type { FormField, ShownGroup } from './model/form-model.ts';

/** Fewer rows are not virtualised. */
const MANY = 80;
const HEAD_HEIGHT = 34;
const ROW_HEIGHT = 108;
const ADVANCED_HEIGHT = 37;

export interface FormListProps {
  groups: readonly ShownGroup[];
  /** Components that the shown difference of two versions added. */
  added: ReadonlySet<string>;
  closed: ReadonlySet<string>;
  onToggle: (component: string) => void;
  /** Components whose advanced fields are shown. */
  opened: ReadonlySet<string>;
  onToggleAdvanced: (component: string) => void;
  activeKey: string | null;
  onActive: (key: string) => void;
  /** Undoes or redoes an edit of the tweaks; false if there is none. */
  onHistory: (direction: 'undo' | 'redo') => boolean;
  renderField: (item: FormField) => ReactNode;
  /** Below all groups. */
  last: ReactNode;
}

type Line = { group: ShownGroup; item: FormField | 'head' | 'advanced'; key: string };
const HEIGHTS = { head: HEAD_HEIGHT, advanced: ADVANCED_HEIGHT };

function linesOf(groups: readonly ShownGroup[], closed: ReadonlySet<string>): Line[] {
  return groups.flatMap((group) => {
    const { id } = group.component;
    const head: Line = { group, item: 'head', key: id };
    if (closed.has(id)) return [head];
    const lines = group.fields.map((item): Line => ({ group, item, key: item.key }));
    if (group.advanced === 0) return [head, ...lines];
    const main = group.fields.filter(({ isMain }) => isMain).length;
    const advanced: Line = { group, item: 'advanced', key: `${id}\nadvanced fields` };
    return [head, ...lines.slice(0, main), advanced, ...lines.slice(main)];
  });
}

function historyDirection(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!hasMod(event) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : null;
}

export function FormList(props: FormListProps) {
  const {
    groups,
    added,
    closed,
    onToggle,
    opened,
    onToggleAdvanced,
    activeKey,
    onActive,
    onHistory,
    renderField,
    last,
  } = props;
  const lines = useMemo(() => linesOf(groups, closed), [groups, closed]);
  const scroller = useRef<HTMLDivElement>(null);
  const isMany = lines.length > MANY;
  const active = activeKey === null ? -1 : lines.findIndex(({ key }) => key === activeKey);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      if (active === -1 || shown.includes(active)) return shown;
      return [...shown, active].sort((left, right) => left - right);
    },
    [active],
  );
  const virtualizer = useVirtualizer({
    count: lines.length,
    enabled: isMany,
    getScrollElement: () => scroller.current,
    estimateSize: (position) => {
      const item = lines[position]?.item;
      return typeof item === 'string' ? HEIGHTS[item] : ROW_HEIGHT;
    },
    getItemKey: (position) => lines[position]?.key ?? position,
    overscan: 6,
    rangeExtractor,
  });
  const inView: { line: Line; position: number; style: CSSProperties | undefined }[] = isMany
    ? virtualizer.getVirtualItems().flatMap(({ index, start }) => {
        const line = lines[index];
        const style: CSSProperties = {
          position: 'absolute',
          top: 0,
          left: 0,
          right: 0,
          transform: `translateY(${start}px)`,
        };
        return line ? [{ line, position: index, style }] : [];
      })
    : lines.map((line, position) => ({ line, position, style: undefined }));

  const byGroup = groupPairs(inView.map((entry) => [entry.line.group.component.id, entry]));
  const onFocus = ({ target }: FocusEvent) => {
    const key = target.closest<HTMLElement>('[data-key]')?.dataset.key;
    if (key !== undefined) onActive(key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = historyDirection(event);
    // Incomplete text is not in the tweaks yet: leave undo to the field.
    const isPending = event.target instanceof HTMLElement && event.target.dataset.pending !== undefined;
    const hasOwnUndo = event.target instanceof Element && event.target.closest('[data-own-undo]') !== null;
    if (direction === null || isPending || hasOwnUndo) return;
    if (onHistory(direction)) event.preventDefault();
  };
  return (
    // Handles keys that bubble up from the controls.
    // biome-ignore lint/a11y/noStaticElementInteractions: it has no role of its own
    <div
      className={`tb-scroll ${classes.scroller}`}
      ref={scroller}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      data-scrolls
    >
      <div className="tb-relative" style={isMany ? { height: virtualizer.getTotalSize() } : undefined}>
        {[...byGroup.values()].map((entries) => {
          const [first] = entries;
          if (!first) return null;
          const { component } = first.line.group;
          return (
            <fieldset key={component.id} aria-label={`${component.displayName} ${component.id}`}>
              {entries.map(({ line, position, style }) => (
                <div
                  key={line.key}
                  data-index={position}
                  ref={isMany ? virtualizer.measureElement : undefined}
                  style={style}
                >
                  {line.item === 'head' ? (
                    <GroupHead
                      group={line.group}
                      isAdded={added.has(component.id)}
                      isOpen={!closed.has(component.id)}
                      onToggle={() => onToggle(component.id)}
                    />
                  ) : line.item === 'advanced' ? (
                    <AdvancedToggle
                      group={line.group}
                      isOpen={opened.has(component.id)}
                      onToggle={() => onToggleAdvanced(component.id)}
                    />
                  ) : (
                    renderField(line.item)
                  )}
                </div>
              ))}
            </fieldset>
          );
        })}
      </div>
      {last}
    </div>
  );
}
