/** The tools of the JSON view in the pane's header: Insert tweak, and a menu with actions on the whole text. */
import type { FlowComponent, FlowIndex } from '#flow/index/flow-index.ts';
import type { SuggestedField } from '#flow/request/suggested-fields.ts';
import type { TweakOrder } from '#flow/text/order-tweaks.ts';
import { keysOf } from '../../ui/browser/platform-keys.ts';
import { ActionMenu } from '../../ui/controls/action-menu.tsx';
import { InsertTweak } from './insert-tweak.tsx';

export interface TweakToolsProps {
  index: FlowIndex | null;
  /** True if there is nothing to format, shorten or clear. */
  isEmpty: boolean;
  onInsert: (picked: SuggestedField) => void;
  onFillIn: (component: FlowComponent) => void;
  onFormat: () => void;
  onOrder: (by: TweakOrder) => void;
  onMinimise: () => void;
  onClear: () => void;
}

export function TweakTools(props: TweakToolsProps) {
  const { index, isEmpty, onInsert, onFillIn, onFormat, onOrder, onMinimise, onClear } = props;
  return (
    <>
      {index && <InsertTweak index={index} onInsert={onInsert} onFillIn={onFillIn} />}
      {!isEmpty && (
        <ActionMenu
          label="Tweaks menu"
          isInPalette
          actions={[
            { label: 'Format JSON', hint: keysOf('mod+shift+f'), onSelect: onFormat },
            { label: 'Remove tweaks that have no effect', onSelect: onMinimise },
            { label: 'Group by component', onSelect: () => onOrder('component') },
            { label: 'Sort by name', onSelect: () => onOrder('name') },
            { label: 'Clear tweaks', onSelect: onClear },
          ]}
        />
      )}
    </>
  );
}
