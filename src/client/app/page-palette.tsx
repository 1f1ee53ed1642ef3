/** The command palette with the commands of the page. Loaded when it is opened. */

import type { PageCommands } from './commands/page-commands.ts';
import { CommandPalette, type CommandPaletteProps } from './palette/command-palette.tsx';
import { usePaletteCommands } from './use-palette-commands.ts';

export interface PagePaletteProps extends Omit<CommandPaletteProps, 'commands'> {
  commands: PageCommands;
}

export function PagePalette({ commands, ...palette }: PagePaletteProps) {
  return <CommandPalette commands={usePaletteCommands(commands)} {...palette} />;
}
