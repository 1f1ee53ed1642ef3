/** The banner from 820 px on: flow, connection, and Run at the end. */
import { SegmentedControl, Tooltip } from '@mantine/core';
import { lazy, memo } from 'react';
import { ConnectionChip } from '../../features/connection/connection-chip.tsx';
import { FlowMenu } from '../../features/flows/flow-menu.tsx';
import { FlowPicker } from '../../features/flows/flow-picker.tsx';
import {
  IconDeviceDesktop,
  IconHelpCircle,
  IconLink,
  IconMoon,
  IconPresentation,
  IconSearch,
  IconSun,
} from '../../icons/icons.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import type { PageMode } from '../../navigation/navigation-state.ts';
import { useMode } from '../../navigation/use-url-key.ts';
import { useComparedRuns } from '../../runs/use-compared-runs.ts';
import { useThemeChoice } from '../../theme/use-theme-choice.ts';
import { whenPageOpen } from '../../ui/browser/page-open.ts';
import { keyParts } from '../../ui/browser/platform-keys.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { Logo } from '../../ui/controls/logo.tsx';
import { PartGuard } from '../../ui/feedback/overlay-guard.tsx';
import type { PageCommands } from '../commands/page-commands.ts';
import { RunButton } from '../run/run-button.tsx';
import classes from './top-bar.module.css';

const PersonButton = lazy(async () => {
  await whenPageOpen();
  return { default: (await import('../../features/workspace/person-button.tsx')).PersonButton };
});

const ICONS = { light: IconMoon, dark: IconSun, system: IconDeviceDesktop };

export interface TopBarProps {
  commands: PageCommands;
  /** False if there is no room for the shortcut next to the palette's icon. */
  isWide: boolean;
}

/** Rendered when the width changes; each part reads what it shows. */
export const TopBar = memo(function TopBar({ commands, isWide }: TopBarProps) {
  return (
    <header className={`tb-bar tb-bg tb-gap-sm-md ${classes.bar}`}>
      <div className="tb-row tb-gap-sm-md tb-shrink">
        <p className={`tb-row tb-fixed ${classes.brand}`}>
          <Logo />
          <span className={`tb-lg tb-strong ${classes.name}`}>Tweakbench</span>
        </p>
        <FlowPicker />
        <FlowMenu importFiles={commands.importFiles} />
        <ConnectionChip />
      </div>
      <ModeControl />
      <div className="tb-row tb-gap-sm-md tb-shrink">
        <div className={`tb-row tb-end tb-gap-xs-sm ${classes.tools}`}>
          <button
            type="button"
            className={`tb-plain tb-quiet tb-inline tb-hover ${classes.palette}`}
            aria-label="Command palette"
            onClick={commands.openPalette}
          >
            <IconSearch size={16} stroke={1.6} aria-hidden="true" />
            {isWide &&
              keyParts('mod+k').map((part) => (
                <span key={part} className="tb-key" aria-hidden="true">
                  {part}
                </span>
              ))}
          </button>
          <IconButton icon={IconLink} label="Copy link" tip="Copy a link to this request" onClick={commands.copyLink} />
          <ThemeButton />
          <IconButton icon={IconHelpCircle} label="Help" tip onClick={commands.openHelp} />
          <PartGuard>
            <PersonButton />
          </PartGuard>
        </div>
        <Tooltip label="Present full screen" disabled={isWide}>
          <button
            type="button"
            className={`tb-button tb-fixed ${classes.present}`}
            aria-label="Present"
            onClick={commands.present}
          >
            <IconPresentation size={16} stroke={1.6} aria-hidden="true" />
            {isWide && 'Present'}
          </button>
        </Tooltip>
        <RunButton />
      </div>
    </header>
  );
});

/** Cycles through light, dark and system. */
function ThemeButton() {
  const { choice, next } = useThemeChoice();
  const ThemeIcon = ICONS[choice];
  return <IconButton icon={ThemeIcon} label={`Theme: ${choice}`} tip onClick={next} />;
}

const CHOICES: { value: PageMode; label: string }[] = [
  { value: 'bench', label: 'Bench' },
  { value: 'tests', label: 'Tests' },
  { value: 'compare', label: 'Compare' },
];

/** Switches between the modes: the bench, Tests, Compare. */
function ModeControl() {
  const mode = useMode();
  const { setMode } = useNavigate();
  const compared = useComparedRuns();
  return (
    <SegmentedControl
      size="sm"
      className={classes.mode ?? ''}
      aria-label="Mode"
      data={CHOICES}
      value={mode}
      onChange={(next) => {
        if (next === 'compare') compared.open();
        else setMode(next);
      }}
    />
  );
}
