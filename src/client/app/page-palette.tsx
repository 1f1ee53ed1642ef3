/** The command palette with the commands of the page. Loaded when it is opened. */
import { CommandPalette } from '../features/palette/command-palette.tsx';
import type { PageCommands } from './commands/page-commands.ts';
import { usePaletteCommands } from './use-palette-commands.ts';

export function PagePalette({ commands, onClose }: { commands: PageCommands; onClose: () => void }) {
  return <CommandPalette commands={usePaletteCommands(commands)} onClose={onClose} />;
}
