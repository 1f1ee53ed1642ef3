/** The banner under 820 px: flow, connection as a mark, and everything else behind Menu. */

import { useState } from 'react';
import { FlowChoice } from '../../bench/flows/flow-choice.tsx';
import { IconMenu2 } from '../../shell/icons/icons.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { Logo } from '../../shell/ui/controls/logo.tsx';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import type { PageCommands } from '../commands/page-commands.ts';
import { ConnectionChip } from '../connection/connection-chip.tsx';
import classes from './top-bar.module.css';

const MenuDrawer = lazyOverlay(async () => (await import('./menu-drawer.tsx')).MenuDrawer);

export function NarrowBar({ commands }: { commands: PageCommands }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <header className={`tb-bar tb-bg tb-gap-sm-md ${classes.bar} ${classes.narrow}`}>
      <p className={`tb-row tb-fixed ${classes.brand}`}>
        <Logo />
      </p>
      <FlowChoice />
      <ConnectionChip isShort />
      <IconButton
        icon={IconMenu2}
        label="Menu"
        iconSize={20}
        aria-expanded={isOpen}
        size={44}
        onClick={() => setOpen(true)}
      />
      {isOpen && <MenuDrawer commands={commands} onClose={() => setOpen(false)} />}
    </header>
  );
}
