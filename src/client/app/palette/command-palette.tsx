/** One field that finds everything: fields to tweak, flows, components, runs and commands. */
import { formatCount } from '#run/figures/result-format.ts';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import { Combobox, Modal, useCombobox } from '@mantine/core';
import { useDeferredValue, useEffectEvent, useLayoutEffect, useMemo, useState } from 'react';
import { IconSearch } from '../../shell/icons/icons.ts';
import { keyParts } from '../../shell/ui/browser/platform-keys.ts';
import { useFocusBack } from '../../shell/ui/focus/use-focus-back.ts';
import classes from './command-palette.module.css';
import { type PaletteCommand, searchPalette } from './palette-item.ts';
import { countUse, readUses } from './palette-uses.ts';
import { usePaletteItems } from './use-palette-items.ts';

export interface CommandPaletteProps {
  commands: readonly PaletteCommand[];
  query: string;
  onQuery: (query: string) => void;
  onClose: () => void;
}

export function CommandPalette({ commands, query, onQuery, onClose }: CommandPaletteProps) {
  useFocusBack();
  const items = usePaletteItems(commands);
  const deferredQuery = useDeferredValue(query);
  const [uses] = useState(readUses);
  const { groups, total } = useMemo(() => searchPalette(items, deferredQuery, uses), [items, deferredQuery, uses]);
  const combobox = useCombobox({ opened: true });

  // Enter chooses the first match.
  const selectFirst = useEffectEvent((_matches: unknown) => combobox.selectFirstOption());
  useLayoutEffect(() => {
    selectFirst(groups);
  }, [groups]);

  function choose(key: string) {
    onClose();
    const item = items.find((entry) => entry.key === key);
    countUse(key);
    // After the dialog has returned the focus, so that the command can move it.
    if (item !== undefined) setTimeout(item.run);
  }

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={640}
      yOffset={112}
      radius="lg"
      transitionProps={{ duration: 120 }}
      classNames={{ content: classes.content }}
    >
      <Modal.Overlay />
      <Modal.Content
        aria-label="Command palette"
        // The combobox handles Escape while its list is open, and this list is always open.
        onKeyDownCapture={(event) => {
          if (event.key === 'Escape') onClose();
          // The list may be one keystroke behind (deferred value).
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || deferredQuery === query) return;
          event.preventDefault();
          event.stopPropagation();
          const first = searchPalette(items, query, uses).groups[0]?.items[0];
          if (first) choose(first.key);
        }}
      >
        <Combobox store={combobox} onOptionSubmit={choose}>
          <div className={`tb-bar tb-quiet tb-gap-md ${classes.head}`}>
            <IconSearch size={16} stroke={1.6} aria-hidden="true" />
            <Combobox.EventsTarget withExpandedAttribute>
              <input
                className={`tb-grow tb-ink ${classes.input}`}
                aria-label="Search commands"
                placeholder="Find a field, a flow, a component, a run or a command"
                data-autofocus
                value={query}
                onChange={(event) => onQuery(event.currentTarget.value)}
                // On focus, because the list is not in the page yet when this component is mounted.
                onFocus={() => combobox.selectFirstOption()}
              />
            </Combobox.EventsTarget>
            <span className="tb-size-sm" aria-live="polite">
              {deferredQuery.trim() !== '' && formatCount(total, 'match', 'matches')}
            </span>
          </div>
          <Combobox.Options aria-label="Commands" className={classes.options} tabIndex={0}>
            {groups.map(({ group, items: found }) => (
              <Combobox.Group key={group} label={group} classNames={{ groupLabel: `tb-sm tb-quiet ${classes.group}` }}>
                {found.map((item) => (
                  <Combobox.Option key={item.key} value={item.key} className={`tb-row ${classes.option}`}>
                    <item.icon
                      size={16}
                      stroke={1.6}
                      aria-hidden="true"
                      className={`tb-fixed tb-quiet ${classes.icon}`}
                    />
                    <span className={`tb-cut tb-fixed tb-medium ${classes.label}`}>{item.label}</span>
                    <span className="tb-cut tb-grow tb-quiet tb-size-sm">{item.note}</span>
                    {item.keys !== undefined && <Keys shortcut={item.keys} />}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
            {total === 0 && (
              <Combobox.Empty className={`tb-quiet ${classes.empty}`}>No match for “{query}”</Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox>
        <p
          className={`tb-row tb-fixed tb-quiet tb-sunken tb-hairline-above tb-min-36 tb-size-sm tb-wide-only ${classes.foot}`}
        >
          <Keys shortcut="up+down" /> Move <Keys shortcut="enter" /> Choose <Keys shortcut="esc" /> Close
          <span className="tb-end">
            Type <kbd className="tb-key">#</kbd> for runs, <kbd className="tb-key">@</kbd> for components
          </span>
        </p>
      </Modal.Content>
    </Modal.Root>
  );
}

function Keys({ shortcut }: { shortcut: string }) {
  return (
    <span className="tb-inline">
      {keyParts(shortcut).map((part) => (
        <kbd key={part} className="tb-key">
          {part}
        </kbd>
      ))}
    </span>
  );
}
