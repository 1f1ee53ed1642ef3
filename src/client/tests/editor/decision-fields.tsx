/** What a person decides in a case, for each component of the flow that asks one. */
import { Select } from '@mantine/core';
import { valueAt } from '#contract/json.ts';
import { askingComponents } from '#flow/request/asking-components.ts';
import { actionIdOf, choicesOf } from '#flow/request/human-choices.ts';
import { typedText } from '#run/model/typed-value.ts';
import { objectOf } from '#tests/suite/rows/json-parts.ts';
import type { ValuePath } from '#tests/suite/text/change-value.ts';
import { IconX } from '../../shell/icons/icons.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { isLongList } from '../../shell/ui/controls/is-long-list.ts';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';

/** Nothing for a flow that asks nobody, unless the case has decisions. */
export function DecisionFields({ path }: { path: ValuePath }) {
  const { value, apply, index, problems } = useSuiteEditing();
  const at = [...path, 'decisions'];
  const given = objectOf(valueAt(value, at));
  const asking = index === null ? [] : askingComponents(index);
  const names = new Set(asking.flatMap(({ id, displayName }) => [id, displayName]));
  const others = Object.keys(given).filter((key) => !names.has(key));
  if (asking.length === 0 && others.length === 0) return null;
  const set = (key: string, next: string | null) => {
    const isLast = next === null && Object.keys(given).length === 1;
    apply({ kind: 'set', path: isLast ? at : [...at, key], value: next ?? undefined });
  };
  return (
    <section className="tb-hairline tb-inset" aria-label="Decisions">
      <div className="tb-row tb-min-24 tb-below-sm">
        <h4 className="tb-sm tb-strong">Decisions</h4>
        <span className="tb-sm tb-quiet">what a person decides; nobody is asked in a test</span>
      </div>
      {index !== null &&
        asking.map((component) => {
          const { id, displayName } = component;
          const isOnly = index.byDisplayName.get(displayName)?.length === 1;
          const key = [id, displayName].find((name) => Object.hasOwn(given, name)) ?? (isOnly ? displayName : id);
          const now = typedText(given[key]);
          const choices = [...new Set(choicesOf(component, index))];
          const chosen = choices.find((label) => actionIdOf(label) === actionIdOf(now));
          return (
            <Select
              key={id}
              label={displayName}
              data={[
                { value: '', label: 'None: a cell that asks is broken' },
                ...choices,
                ...(now !== '' && !chosen ? [{ value: now, label: `${now} (not a choice in the flow)` }] : []),
              ]}
              searchable={isLongList(choices)}
              nothingFoundMessage="No matching choice"
              value={chosen ?? now}
              error={problemAt(problems, [...at, key])}
              onChange={(next) => set(key, next === '' ? null : next)}
            />
          );
        })}
      {others.map((key) => (
        <p key={key} className="tb-row tb-sm tb-above-xs-sm">
          <span className="tb-grow">
            {key}: {typedText(given[key])}. {index !== null && 'This flow has no component of this name that asks.'}
          </span>
          <IconButton icon={IconX} label={`Remove the decision of ${key}`} onClick={() => set(key, null)} />
        </p>
      ))}
    </section>
  );
}
