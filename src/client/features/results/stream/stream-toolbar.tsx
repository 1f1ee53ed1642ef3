/** Filters the frames, and toggles whether the list follows new ones. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerTrackNext, IconSearch } from '../../../icons/icons.ts';
import classes from './stream-view.module.css';

export interface StreamToolbarProps {
  kinds: ReadonlyMap<string, number>;
  kind: string | null;
  onKind: (kind: string | null) => void;
  text: string;
  onText: (text: string) => void;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  /** "12 of 40 frames". */
  count: string;
}

export function StreamToolbar(props: StreamToolbarProps) {
  const { kinds, kind, onKind, text, onText, isFollowing, onFollow, count } = props;
  const FollowIcon = isFollowing ? IconPlayerTrackNext : IconPlayerPause;
  return (
    <div className={`tb-bar tb-wrap tb-inset-xs tb-min-40 ${classes.toolbar}`}>
      <TextInput
        className={classes.find ?? ''}
        size="xs"
        aria-label="Filter events"
        placeholder="Filter events"
        leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        aria-label="Event type"
        value={kind ?? ''}
        onChange={(event) => onKind(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        data={[
          { value: '', label: 'All event types' },
          ...[...kinds].map(([name, frames]) => ({ value: name, label: `${name} (${frames.toLocaleString('en')})` })),
        ]}
      />
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
