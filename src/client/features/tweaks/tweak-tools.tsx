/** The buttons of the JSON view, in the pane's header. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { type Icon, IconArrowsSort, IconBraces, IconEraser, IconWand } from '@tabler/icons-react';
import type { FlowComponent, FlowIndex } from '#flow/flow-index.ts';
import type { TweakOrder } from '#flow/order-tweaks.ts';
import type { SuggestedField } from '#flow/suggested-fields.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { keysOf } from '../../ui/platform-keys.ts';
import { InsertTweak } from './insert-tweak.tsx';
import classes from './tweaks-pane.module.css';

export interface TweakToolsProps {
  index: FlowIndex | null;
  /** True while there is nothing to format, to shorten or to clear. */
  isEmpty: boolean;
  onInsert: (picked: SuggestedField) => void;
  onFillIn: (component: FlowComponent) => void;
  onFormat: () => void;
  onOrder: (by: TweakOrder) => void;
  onMinimise: () => void;
  onClear: () => void;
}

export function TweakTools({
  index,
  isEmpty,
  onInsert,
  onFillIn,
  onFormat,
  onOrder,
  onMinimise,
  onClear,
}: TweakToolsProps) {
  return (
    <>
      {!isEmpty && (
        <Tooltip label="Removes what has no effect">
          <button type="button" className={classes.tool} onClick={onMinimise}>
            <IconWand size={16} stroke={1.6} aria-hidden="true" />
            Minimal body
          </button>
        </Tooltip>
      )}
      {index && <InsertTweak index={index} onInsert={onInsert} onFillIn={onFillIn} />}
      {!isEmpty && (
        <>
          <Tool label="Format JSON" hint={keysOf('mod+shift+f')} icon={IconBraces} onClick={onFormat} />
          <ActionMenu
            label="Order tweaks"
            icon={IconArrowsSort}
            actions={[
              { label: 'Group by component', onSelect: () => onOrder('component') },
              { label: 'Sort by name', onSelect: () => onOrder('name') },
            ]}
          />
          <Tool label="Clear tweaks" icon={IconEraser} onClick={onClear} />
        </>
      )}
    </>
  );
}

interface ToolProps {
  label: string;
  hint?: string;
  icon: Icon;
  onClick: () => void;
}

function Tool({ label, hint, icon: ToolIcon, onClick }: ToolProps) {
  return (
    <Tooltip label={hint === undefined ? label : `${label} (${hint})`}>
      <ActionIcon aria-label={label} onClick={onClick}>
        <ToolIcon size={16} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
