/** The banner from 820 px on: flow, connection, and Run at the end. */
import { SegmentedControl } from '@mantine/core';
import { lazy, memo } from 'react';
import { FlowChoice } from '../../bench/flows/flow-choice.tsx';
import { FlowMenu } from '../../bench/flows/flow-menu.tsx';
import {
  IconDeviceDesktop,
  IconHelpCircle,
  IconLink,
  IconMoon,
  IconPresentation,
  IconSearch,
  IconSun,
} from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import type { PageMode } from '../../shell/navigation/navigation-state.ts';
import { useMode, useShownPart } from '../../shell/navigation/use-url-key.ts';
import { useThemeChoice } from '../../shell/theme/use-theme-choice.ts';
import { whenPageOpen } from '../../shell/ui/browser/page-open.ts';
import { keyParts } from '../../shell/ui/browser/platform-keys.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { Logo } from '../../shell/ui/controls/logo.tsx';
import { useHint } from '../../shell/ui/controls/use-hint.tsx';
import { PartGuard } from '../../shell/ui/feedback/overlay-guard.tsx';
import type { PageCommands } from '../commands/page-commands.ts';
import { ConnectionChip } from '../connection/connection-chip.tsx';
import { RunButton } from '../run/run-button.tsx';
import classes from './top-bar.module.css';

const PersonButton = lazy(async () => {
  await whenPageOpen();
  return { default: (await import('../person/person-button.tsx')).PersonButton };
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
        <FlowChoice />
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
        <PresentButton isWide={isWide} onPress={commands.present} />
        <RunButton />
      </div>
    </header>
  );
});

function PresentButton({ isWide, onPress }: { isWide: boolean; onPress: () => void }) {
  const { target, shown } = useHint(isWide ? null : 'Present full screen');
  return (
    <>
      <button
        {...target}
        type="button"
        className={`tb-button tb-fixed ${classes.present}`}
        aria-label="Present"
        onClick={onPress}
      >
        <IconPresentation size={16} stroke={1.6} aria-hidden="true" />
        {isWide && 'Present'}
      </button>
      {shown}
    </>
  );
}

/** Cycles through light, dark and system. */
function ThemeButton() {
  const { choice, next } = useThemeChoice();
  const ThemeIcon = ICONS[choice];
  return <IconButton icon={ThemeIcon} label={`Theme: ${choice}`} tip onClick={next} />;
}

const CHOICES: { value: PageMode; label: string }[] = [
  { value: 'bench', label: 'Bench' },
  { value: 'tests', label: 'Tests' },
];

function ModeControl() {
  const mode = useMode();
  const part = useShownPart();
  const { setMode, closeCompare } = useNavigate();
  return (
    <SegmentedControl
      size="sm"
      className={classes.mode ?? ''}
      aria-label="Mode"
      data={CHOICES}
      value={mode}
      onChange={setMode}
      // The mode stays while Compare is over it, so choosing it again is no change.
      onClick={({ target }) => {
        if (part === 'compare' && target instanceof HTMLInputElement && target.value === mode) closeCompare();
      }}
    />
  );
}
