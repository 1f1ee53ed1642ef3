/** The head of All runs: how many there are, the search, and whose runs are shown. */
import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { formatCount } from '#run/figures/result-format.ts';
import { personName, useWho } from '../../../blocks/person/use-who.ts';
import { usePeople, useWorkspace } from '../../../shell/api/workspace-query.ts';
import { IconSearch, IconX } from '../../../shell/icons/icons.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import { Segments } from '../../../shell/ui/controls/segments.tsx';
import classes from './all-runs.module.css';
import type { AllRunsQuery, RunFilter } from './use-all-runs.ts';

export interface AllRunsHeadProps {
  titleId: string;
  filter: RunFilter;
  onFilter: (filter: RunFilter) => void;
  found: AllRunsQuery;
  isSearching: boolean;
  onOpenFile: () => void;
  onClose: () => void;
}

/** Longest search text that the server accepts. */
const LONGEST_SEARCH = 200;

export function AllRunsHead({ titleId, filter, onFilter, found, isSearching, onOpenFile, onClose }: AllRunsHeadProps) {
  const who = useWho();
  return (
    <div className={`tb-bar tb-wrap tb-row ${classes.head}`}>
      <h2 id={titleId} className="tb-md tb-strong tb-fixed">
        All runs
      </h2>
      <p className={`tb-sm tb-quiet tb-one-line ${classes.count}`} role="status">
        {isSearching ? 'Searching' : <Count filter={filter} found={found} />}
      </p>
      <TextInput
        className={classes.search ?? ''}
        size="xs"
        type="search"
        aria-label="Search runs"
        placeholder="Search runs"
        data-autofocus
        ref={focusFirst}
        maxLength={LONGEST_SEARCH}
        leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
        rightSection={
          filter.text !== '' && (
            <CloseButton size="xs" aria-label="Clear search" onClick={() => onFilter({ ...filter, text: '' })} />
          )
        }
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter.text === '') return;
          event.preventDefault();
          event.stopPropagation();
          onFilter({ ...filter, text: '' });
        }}
      />
      {who?.hasNames === true && (
        <>
          <Segments
            label="Whose runs"
            choices={WHOSE}
            value={filter.person === who.you ? 'mine' : 'everyone'}
            onChange={(whose) => onFilter({ ...filter, person: whose === 'mine' ? who.you : undefined })}
          />
          <PersonSelect person={filter.person} onPerson={(person) => onFilter({ ...filter, person })} />
        </>
      )}
      <Button className="tb-fixed" size="xs" onClick={onOpenFile}>
        Open evidence file
      </Button>
      <span className={classes.close}>
        <IconButton icon={IconX} label="Close" onClick={onClose} />
      </span>
    </div>
  );
}

const WHOSE = [
  ['everyone', 'Everyone'],
  ['mine', 'Mine'],
] as const;

function focusFirst(field: HTMLInputElement | null): void {
  field?.focus({ preventScroll: true });
}

function Count({ filter, found }: { filter: RunFilter; found: AllRunsQuery }) {
  const info = useWorkspace();
  if (found.isLoading || found.error !== null) return null;
  const { length } = found.entries;
  if (filter.text.trim() === '' && filter.person === undefined) {
    // The count may have been read before the newest of these runs were made.
    return info && `${formatCount(Math.max(info.runs.count, length), 'run')} on this server`;
  }
  return `${found.hasMore ? 'More than ' : ''}${length} found`;
}

interface PersonSelectProps {
  person: RunFilter['person'];
  onPerson: (person: RunFilter['person']) => void;
}

function PersonSelect({ person, onPerson }: PersonSelectProps) {
  const people = usePeople();
  const names = new Set([...people.map(({ name }) => name), ...(person === undefined ? [] : [person])]);
  return (
    <Select
      size="xs"
      className={classes.person ?? ''}
      aria-label="Person"
      data={[
        { value: ANYBODY, label: 'Any person' },
        ...[...names].map((name) => ({ value: toValue(name), label: personName(name) })),
      ]}
      value={person === undefined ? ANYBODY : toValue(person)}
      onChange={(value) => {
        if (value === ANYBODY) onPerson(undefined);
        else if (value !== null) onPerson([...names].find((name) => toValue(name) === value));
      }}
      searchable
      limit={50}
    />
  );
}

const ANYBODY = '';

/** Apart from the other choices, whatever a person's name is. */
function toValue(name: string | null): string {
  return name === null ? 'nobody' : `name ${name}`;
}
