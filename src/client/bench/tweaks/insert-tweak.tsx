/** *Add tweak*: a button, and a popover that is loaded when the pointer or the focus reaches it. */
import { lazy, useRef, useState } from 'react';
import type { FlowComponent, FlowIndex } from '#flow/index/flow-index.ts';
import type { SuggestedField } from '#flow/request/suggested-fields.ts';
import { IconPlus } from '../../shell/icons/icons.ts';
import { usePageActions } from '../../shell/ui/commands/page-actions.ts';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { OverlayGuard } from '../../shell/ui/feedback/overlay-guard.tsx';
import classes from './insert-tweak.module.css';

export interface InsertTweakProps {
  index: FlowIndex;
  onInsert: (picked: SuggestedField) => void;
  /** Writes all fields of the component with the flow's values. */
  onFillIn: (component: FlowComponent) => void;
}

const load = () => import('./field-picker.tsx');
const loadPanel = () => import('../../shell/ui/late/popover-panel.tsx');
/** May fail: the error is shown when the popover is opened. */
const preload = () => void Promise.all([load(), loadPanel()]).catch(() => undefined);
const PopoverPanel = lazyOverlay(async () => (await loadPanel()).PopoverPanel);
const FieldPicker = lazy(async () => ({ default: (await load()).FieldPicker }));

export function InsertTweak({ index, onInsert, onFillIn }: InsertTweakProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  usePageActions('Tweaks', [{ label: 'Add tweak', onSelect: () => setOpen(true) }]);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`tb-plain tb-row tb-gap-xs tb-hover tb-one-line ${classes.open}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setOpen((before) => !before)}
      >
        <IconPlus size={14} stroke={1.8} aria-hidden="true" />
        <span className={classes.openText}>Add tweak</span>
      </button>
      {isOpen && (
        <PopoverPanel button={button} label="Add tweak" position="bottom-end" width={300} onClose={close}>
          <OverlayGuard onClose={close}>
            <FieldPicker
              index={index}
              onPick={(picked) => {
                close();
                onInsert(picked);
              }}
              onFillIn={(component) => {
                close();
                onFillIn(component);
              }}
            />
          </OverlayGuard>
        </PopoverPanel>
      )}
    </>
  );
}
