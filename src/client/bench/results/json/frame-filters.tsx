/** Which frames are listed, and whether the list follows new ones. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import type { Run } from '#run/model/run.ts';
import type { FrameCounts } from '#run/stream/frame-list.ts';
import { IconPlayerPause, IconPlayerTrackNext, IconSearch } from '../../../shell/icons/icons.ts';
import classes from './frames-view.module.css';

export function FindFrames({ text, onText }: { text: string; onText: (text: string) => void }) {
  return (
    <TextInput
      className={classes.find ?? ''}
      size="xs"
      aria-label="Find in frames"
      placeholder="Find in frames"
      leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

export interface FrameFiltersProps {
  run: Run;
  components: FrameCounts;
  component: string | null;
  onComponent: (component: string | null) => void;
  kinds: FrameCounts;
  kind: string | null;
  onKind: (kind: string | null) => void;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  /** "12 of 40 frames". */
  count: string;
}

export function FrameFilters(props: FrameFiltersProps) {
  const { run, components, component, onComponent, kinds, kind, onKind, isFollowing, onFollow, count } = props;
  const nameOf = useMemo(() => {
    const names = new Map(run.components.map(({ id, displayName }) => [id, displayName]));
    return (id: string) => names.get(id) ?? id;
  }, [run.components]);
  const FollowIcon = isFollowing ? IconPlayerTrackNext : IconPlayerPause;
  return (
    <div className={`tb-bar tb-wrap tb-inset-xs tb-min-40 ${classes.toolbar}`}>
      <CountedChoice
        label="Component"
        all="All components"
        counts={components}
        nameOf={nameOf}
        value={component}
        onChange={onComponent}
      />
      <CountedChoice label="Type" all="All types" counts={kinds} value={kind} onChange={onKind} />
      <span className="tb-xs tb-quiet">{count}</span>
      <Button
        className="tb-end"
        size="compact-xs"
        variant={isFollowing ? 'light' : 'default'}
        aria-pressed={isFollowing}
        leftSection={<FollowIcon size={14} stroke={1.6} aria-hidden="true" />}
        onClick={() => onFollow(!isFollowing)}
      >
        Scroll to newest
      </Button>
    </div>
  );
}

interface CountedChoiceProps {
  label: string;
  /** The choice of everything. */
  all: string;
  counts: FrameCounts;
  value: string | null;
  onChange: (value: string | null) => void;
  nameOf?: (value: string) => string;
}

/** A filter whose choices say how many frames they have. */
function CountedChoice({ label, all, counts, value, onChange, nameOf = String }: CountedChoiceProps) {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      data={[
        { value: '', label: all },
        ...[...counts].map(([of, count]) => ({ value: of, label: `${nameOf(of)} (${count.toLocaleString('en')})` })),
      ]}
    />
  );
}
