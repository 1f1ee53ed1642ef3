/** The page's own commands for the palette. Actions of buttons and menus are in `page-actions.ts`. */

import { useMemo } from 'react';
import {
  IconClipboardText,
  IconDeviceDesktop,
  IconEye,
  IconFileImport,
  IconHelpCircle,
  IconLayoutColumns,
  IconLayoutSidebar,
  IconLink,
  IconListCheck,
  IconMoon,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlugConnected,
  IconPresentation,
  IconReplace,
  IconSend,
  IconSun,
  IconWorldUpload,
} from '../shell/icons/icons.ts';
import { goTo } from '../shell/navigation/go-to.ts';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { RESULT_TABS, TWEAK_TABS } from '../shell/navigation/navigation-state.ts';
import { useFlowId } from '../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../shell/state/send-ui-request.ts';
import { useThemeChoice } from '../shell/theme/use-theme-choice.ts';
import { chooseFiles } from '../shell/ui/browser/choose-files.ts';
import { notifyError } from '../shell/ui/feedback/notify-error.ts';
import type { PageCommands } from './commands/page-commands.ts';
import type { PaletteCommand } from './palette/palette-item.ts';
import { useRunCommand } from './run/run-command.ts';

const PANES = [
  ['request', 'Request', ''],
  ['tweaks', 'Tweaks', ''],
  ['results', 'Results', ''],
  ['history', 'History', 'rename, pin or delete runs'],
] as const;

export function usePaletteCommands(page: PageCommands): readonly PaletteCommand[] {
  const runCommand = useRunCommand();
  const { choose } = useThemeChoice();
  const navigate = useNavigate();
  const flowId = useFlowId();
  return useMemo(() => {
    const { copyLink, importFiles, openHelp, present } = page;
    const { label, run, stop, running, tests } = runCommand;
    const { openVotes, setMode, setResultView, setTweakView } = navigate;
    const isRunning = running !== null || tests !== null;
    const importFlow = async () => importFiles(await chooseFiles('.json,application/json'));
    return [
      ...(isRunning
        ? [{ icon: IconPlayerStop, label: 'Stop', note: 'keeps what has arrived', keys: 'esc', run: stop }]
        : label === null
          ? []
          : [{ icon: IconPlayerPlay, label, note: 'sends the request', keys: 'mod+enter', run }]),
      {
        icon: IconFileImport,
        label: 'Import flow',
        note: 'a file exported from Langflow',
        run: () => notifyError(importFlow(), 'Nothing was imported'),
      },
      {
        icon: IconClipboardText,
        label: 'Paste request',
        note: 'cURL, PowerShell, Python, fetch or JSON',
        run: () => sendUiRequest('paste', ''),
      },
      {
        icon: IconReplace,
        label: 'Match components',
        note: 'of a request written for another copy of the flow',
        run: () => sendUiRequest('rebind', true),
      },
      { icon: IconLayoutColumns, label: 'Bench', note: 'request, tweaks and results', run: () => setMode('bench') },
      {
        icon: IconListCheck,
        label: 'Tests',
        note: 'many questions, several sets of tweaks, checked answers',
        run: () => setMode('tests'),
      },
      {
        icon: IconListCheck,
        label: 'Votes',
        note: 'blind votes of suites and demos',
        run: () => {
          openVotes();
          sendUiRequest('focus', { kind: 'title', of: 'votes' });
        },
      },
      { icon: IconPresentation, label: 'Present', note: 'large type, no JSON', keys: 'mod+shift+e', run: present },
      ...(flowId === null
        ? []
        : [
            {
              icon: IconWorldUpload,
              label: 'Publish',
              note: 'a demo of this flow, for people without key and token',
              run: () => {
                setMode('present');
                sendUiRequest('publish', true);
              },
            },
          ]),
      {
        icon: IconFileImport,
        label: 'Open presentation',
        note: 'a file saved in Present',
        run: () => notifyError(importFlow(), 'Nothing was opened'),
      },
      {
        icon: IconSend,
        label: 'What will be sent',
        note: 'the requests, and the same as code',
        run: () => goTo({ kind: 'plan' }),
      },
      { icon: IconLink, label: 'Copy link', note: 'to this request, without secrets', run: copyLink },
      { icon: IconLayoutSidebar, label: 'Choose a flow', note: '', run: () => goTo({ kind: 'flow' }) },
      ...PANES.map(([pane, name, note], index) => ({
        icon: IconLayoutSidebar,
        label: `Go to ${name}`,
        note,
        keys: `alt+shift+${index + 1}`,
        run: () => goTo({ kind: 'pane', pane }),
      })),
      {
        icon: IconPlugConnected,
        label: 'Connect Langflow',
        note: 'connection: server, address and key',
        run: () => sendUiRequest('connection', true),
      },
      ...TWEAK_TABS.map(([view, label]) => showView(label, 'tweaks', () => setTweakView(view))),
      // JSON is also a view of the tweaks.
      ...RESULT_TABS.map(([view, label]) =>
        showView(view === 'json' ? 'JSON of the reply' : label, 'results', () => setResultView(view)),
      ),
      { icon: IconSun, label: 'Use the light theme', note: '', run: () => choose('light') },
      { icon: IconMoon, label: 'Use the dark theme', note: '', run: () => choose('dark') },
      { icon: IconDeviceDesktop, label: 'Use the system theme', note: '', run: () => choose('system') },
      { icon: IconHelpCircle, label: 'Help', note: 'first steps and keyboard shortcuts', keys: '?', run: openHelp },
    ];
  }, [choose, flowId, navigate, page, runCommand]);
}

function showView(label: string, of: 'tweaks' | 'results', show: () => void): PaletteCommand {
  return {
    icon: IconEye,
    label: `Show ${label}`,
    note: `view of the ${of}`,
    run: () => {
      show();
      goTo({ kind: 'title', of });
    },
  };
}
