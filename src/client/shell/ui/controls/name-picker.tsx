/** Picks any number of names from groups. Other names can be typed and are marked as unknown. */
import { type ComboboxItem, MultiSelect, type MultiSelectProps, Pill } from '@mantine/core';
import { type MouseEvent, useState } from 'react';
import { MAX_NAME_LENGTH, MAX_NAMES } from '#run/model/request-fields.ts';
import { focusInto } from '../focus/focus-into.ts';
import classes from './name-picker.module.css';
import { useListOnFocus } from './use-list-on-focus.ts';

export interface NameChoice {
  value: string;
  /** Shown next to the name in the list, for example its id. */
  note?: string;
  /** True for ids, which are set in the monospace font. */
  isId?: boolean;
}

export interface NamePickerProps
  extends Pick<
    MultiSelectProps,
    'placeholder' | 'error' | 'leftSection' | 'leftSectionWidth' | 'classNames' | 'variant' | 'ref'
  > {
  /** The accessible name. */
  label: string;
  groups: readonly { group: string; choices: readonly NameChoice[] }[];
  value: string[];
  onChange: (value: string[]) => void;
  /** Null while loading: then no name is marked. */
  isKnown: ((name: string) => boolean) | null;
  /** Follows "NAME: " for an unknown name. */
  unknownNote: string;
}

/** Names that are drawn until the others are asked for. */
const SHOWN = 50;

export function NamePicker(props: NamePickerProps) {
  const { label, groups, value, onChange, isKnown, unknownNote, placeholder, ...rest } = props;
  const [search, setSearch] = useState('');
  const { keepMounted, ...focus } = useListOnFocus();
  const choices = new Map(groups.flatMap(({ choices }) => choices).map((choice) => [choice.value, choice]));
  const [most, setMost] = useState(SHOWN);
  const [shown, others] = [value.slice(0, most), value.slice(most)];
  const typed = search.trim();
  const free = new Set(shown.filter((name) => !choices.has(name)));
  if (typed !== '' && !choices.has(typed)) free.add(typed);

  return (
    <MultiSelect
      {...rest}
      {...focus}
      aria-label={label}
      {...(value.length === 0 && placeholder !== undefined ? { placeholder } : {})}
      data={[
        ...groups
          .filter(({ choices }) => choices.length > 0)
          .map(({ group, choices }) => ({ group, items: choices.map((choice) => choice.value) })),
        ...(free.size > 0 ? [{ group: 'As typed', items: [...free] }] : []),
      ]}
      value={shown}
      onChange={(next) => {
        // A picked name is shown, also if it is one of the others.
        if (next.length > shown.length) setMost(Math.max(most, next.length));
        onChange(others.length === 0 ? next : [...new Set([...next, ...others])]);
      }}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      maxValues={Math.max(0, MAX_NAMES - others.length)}
      maxLength={MAX_NAME_LENGTH}
      selectFirstOptionOnChange
      withCheckIcon
      checkIconPosition="right"
      maxDropdownHeight={320}
      comboboxProps={{
        width: 340,
        position: 'bottom-start',
        shadow: 'md',
        transitionProps: { duration: 120 },
        keepMounted,
      }}
      renderOption={({ option }) => (
        <span className="tb-row tb-shrink tb-wide tb-baseline">
          <span
            className={choices.get(option.value)?.isId ? 'tb-cut tb-fixed tb-fit tb-mono' : 'tb-cut tb-fixed tb-fit'}
          >
            {option.value}
          </span>
          <span className="tb-cut tb-grow tb-faint tb-size-xs">{noteOf(option, choices, isKnown)}</span>
        </span>
      )}
      renderPill={({ value: name = '', onRemove, disabled }) => {
        const isUnknown = isKnown !== null && !isKnown(name);
        const pill = (
          <Pill
            className={classes.pill}
            classNames={{ remove: `tb-quiet tb-target ${classes.remove}` }}
            withRemoveButton
            {...(onRemove ? { onRemove } : {})}
            disabled={disabled ?? false}
            data-unknown={isUnknown || undefined}
            title={isUnknown ? `${name}: ${unknownNote}` : name}
            removeButtonProps={{
              'aria-label': `Remove ${name} from ${label}`,
              'aria-hidden': false,
              onClick: focusField,
            }}
          >
            {name}
            {isUnknown && <span className="tb-visually-hidden"> (unknown)</span>}
          </Pill>
        );
        if (others.length === 0 || name !== shown.at(-1)) return pill;
        return (
          <>
            {pill}
            <button
              type="button"
              className="tb-link tb-sm"
              title="Show them"
              onClick={(event) => {
                focusField(event);
                setMost((count) => count + MAX_NAMES);
              }}
            >
              and {others.length.toLocaleString('en')} more
            </button>
          </>
        );
      }}
    />
  );
}

/** A screen reader focuses the button, which is gone then. A pointer leaves the focus where it is. */
function focusField({ currentTarget }: MouseEvent<HTMLButtonElement>) {
  if (currentTarget !== document.activeElement) return;
  focusInto((currentTarget.closest(`.${classes.pill}`) ?? currentTarget).parentElement?.querySelector('input'));
}

function noteOf(
  option: ComboboxItem,
  choices: ReadonlyMap<string, NameChoice>,
  isKnown: ((name: string) => boolean) | null,
): string {
  const choice = choices.get(option.value);
  if (choice !== undefined) return choice.note ?? '';
  if (isKnown === null || isKnown(option.value)) return '';
  return 'not in this flow';
}
