/** *Add tweak*: a button, and a popover that is loaded when the pointer or the focus reaches it. */
import { Popover } from '@mantine/core';
import { lazy, useState } from 'react';
import type { FlowComponent, FlowIndex } from '#flow/index/flow-index.ts';
import type { SuggestedField } from '#flow/request/suggested-fields.ts';
import { IconPlus } from '../../shell/icons/icons.ts';
import { usePageActions } from '../../shell/ui/commands/page-actions.ts';
import { OverlayGuard } from '../../shell/ui/feedback/overlay-guard.tsx';
import classes from './insert-tweak.module.css';

export interface InsertTweakProps {
  index: FlowIndex;
  onInsert: (picked: SuggestedField) => void;
  /** Writes all fields of the component with the flow's values. */
  onFillIn: (component: FlowComponent) => void;
}

const load = () => import('./field-picker.tsx');
/** May fail: the error is shown when the popover is opened. */
const preload = () => void load().catch(() => undefined);
const FieldPicker = lazy(async () => ({ default: (await load()).FieldPicker }));

export function InsertTweak({ index, onInsert, onFillIn }: InsertTweakProps) {
  const [isOpen, setOpen] = useState(false);
  usePageActions('Tweaks', [{ label: 'Add tweak', onSelect: () => setOpen(true) }]);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={`tb-plain tb-row tb-gap-xs tb-hover tb-one-line ${classes.open}`}
          aria-expanded={isOpen}
          onPointerEnter={preload}
          onFocus={preload}
          onClick={() => setOpen((before) => !before)}
        >
          <IconPlus size={14} stroke={1.8} aria-hidden="true" />
          <span className={classes.openText}>Add tweak</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Add tweak">
        {isOpen && (
          <OverlayGuard onClose={() => setOpen(false)}>
            <FieldPicker
              index={index}
              onPick={(picked) => {
                setOpen(false);
                onInsert(picked);
              }}
              onFillIn={(component) => {
                setOpen(false);
                onFillIn(component);
              }}
            />
          </OverlayGuard>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
