/** The controls that do not fit into the top bar of a narrow screen. */
import '@mantine/core/styles/Drawer.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import { Drawer } from '@mantine/core';
import { FlowMenu } from '../../bench/flows/flow-menu.tsx';
import { useWho } from '../../blocks/person/use-who.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useShownPart } from '../../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { useThemeChoice } from '../../shell/theme/use-theme-choice.ts';
import { useFocusBack } from '../../shell/ui/focus/use-focus-back.ts';
import type { PageCommands } from '../commands/page-commands.ts';
import { PersonButton } from '../person/person-button.tsx';
import classes from './menu-drawer.module.css';

export interface MenuDrawerProps {
  commands: PageCommands;
  onClose: () => void;
}

export function MenuDrawer({ commands, onClose }: MenuDrawerProps) {
  useFocusBack();
  const theme = useThemeChoice();
  const part = useShownPart();
  const { setMode } = useNavigate();
  const then = (act: () => void) => () => {
    onClose();
    // After the drawer has returned the focus, so that what opens next can take it.
    setTimeout(act);
  };
  const entries = [
    { label: 'Command palette', act: then(commands.openPalette) },
    ...(part === 'bench' ? [] : [{ label: 'Back to the bench', act: then(() => setMode('bench')) }]),
    ...(part === 'tests' ? [] : [{ label: 'Tests', act: then(() => setMode('tests')) }]),
    { label: 'Present', act: then(commands.present) },
    { label: 'Paste request', act: then(() => sendUiRequest('paste', '')) },
    { label: 'Copy link', act: then(commands.copyLink) },
    { label: `Theme: ${theme.choice}`, act: theme.next },
    { label: 'Help', act: then(commands.openHelp) },
  ];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={300}
      title="Menu"
      closeButtonProps={{ 'aria-label': 'Close menu', size: 44, iconSize: 20 }}
    >
      <ul className="tb-list">
        {entries.map(({ label, act }) => (
          <li key={label}>
            <button
              type="button"
              className={`tb-plain tb-hairline tb-wide tb-ink tb-block ${classes.entry}`}
              onClick={act}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      <div className={`tb-between tb-flex ${classes.row}`}>
        <span>This flow</span>
        <FlowMenu importFiles={commands.importFiles} />
      </div>
      <You />
    </Drawer>
  );
}

/** Your name; renders nothing where people have no names. */
function You() {
  return (
    useWho() !== null && (
      <div className={`tb-between tb-flex ${classes.row}`}>
        <span>You on this server</span>
        <PersonButton />
      </div>
    )
  );
}
