/** The tweaks of a case, which win over those of the variant. */

import { useMemo, useState } from 'react';
import { type JsonValue, valueAt } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretTweak } from '#flow/index/secret-field.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import { type TweakLeaf, tweakLeaves } from '#run/model/tweak-leaves.ts';
import { typedText, typedValue } from '#run/model/typed-value.ts';
import { HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';
import { objectOf } from '#tests/suite/rows/json-parts.ts';
import type { ValuePath } from '#tests/suite/text/change-value.ts';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import { IconPlus, IconX } from '../../shell/icons/icons.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { useFew } from '../../shell/ui/controls/use-few.tsx';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import { EditorSection } from '../shared/editor-section.tsx';
import { IconLink } from '../shared/icon-link.tsx';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';
import { SuiteField } from '../shared/suite-field.tsx';
import classes from './editor.module.css';

const TweakDialog = lazyOverlay(async () => (await import('./tweak-dialog.tsx')).TweakDialog);

export function CaseTweaks({ path }: { path: ValuePath }) {
  const { value, apply, index, problems } = useSuiteEditing();
  const [isAdding, setAdding] = useState(false);
  const tweaks = valueAt(value, [...path, 'tweaks']);
  const leaves = useMemo(() => [...tweakLeaves(objectOf(tweaks)).values()], [tweaks]);
  const { few, more } = useFew(leaves, 'tweaks');
  const problem = problemAt(problems, [...path, 'tweaks']);
  const remove = (at: readonly string[]) => {
    const [owner = ''] = at;
    const isLastOfOwner = at.length === 2 && Object.keys(objectOf(objectOf(tweaks)[owner])).length === 1;
    const whole = leaves.length === 1 ? [] : isLastOfOwner ? [owner] : at;
    apply({ kind: 'set', path: [...path, 'tweaks', ...whole], value: undefined });
  };
  return (
    <EditorSection
      title="Tweaks of this case"
      note={leaves.length === 0 ? 'none' : `${leaves.length}, over those of the variant`}
      action={
        <IconLink icon={IconPlus} onClick={() => setAdding(true)}>
          Insert tweak
        </IconLink>
      }
    >
      {leaves.length > 0 && (
        <ul className="tb-list tb-gap-xs tb-stack" aria-label="Tweaks of this case">
          {few.map((leaf) => (
            <TweakLine
              key={leaf.path.join('\n')}
              leaf={leaf}
              at={[...path, 'tweaks', ...leaf.path]}
              index={index}
              onRemove={() => remove(leaf.path)}
            />
          ))}
          {more !== null && <li>{more}</li>}
        </ul>
      )}
      {problem !== null && <p className="tb-sm tb-problem">{problem}</p>}
      {isAdding && (
        <TweakDialog
          onAdd={(at, next) => apply({ kind: 'set', path: [...path, 'tweaks', ...at], value: next })}
          onClose={() => setAdding(false)}
        />
      )}
    </EditorSection>
  );
}

interface TweakLineProps {
  leaf: TweakLeaf;
  at: ValuePath;
  index: FlowIndex | null;
  onRemove: () => void;
}

function TweakLine({ leaf, at, index, onRemove }: TweakLineProps) {
  const rules = useTweakRules();
  const verdict = useMemo((): TweakVerdict | null => {
    if (index === null) return null;
    const [owner = '', field] = leaf.path;
    const tweaks = field === undefined ? { [owner]: leaf.value } : { [owner]: { [field]: leaf.value } };
    return matchTweaks(index, tweaks, { rules, bindings: [] })[0] ?? null;
  }, [index, leaf, rules]);
  const [owner = '', field = owner] = leaf.path;
  const target = verdict?.target ?? null;
  const known = target === null ? undefined : index?.byId.get(target.component)?.fields.get(target.field);
  const component = target === null ? null : index?.byId.get(target.component);
  const isSecret = isSecretTweak(known, field);
  const name = `${component?.displayName ?? owner} ${field}`;
  return (
    <li className={`tb-row tb-min-32 ${classes.tweak}`}>
      {verdict && <StateMark state={verdict.state} />}
      {verdict && <span className="tb-visually-hidden">{STATE_LABELS[verdict.state]}: </span>}
      <span className="tb-sm tb-cut tb-grow" title={leaf.path.join(' · ')}>
        {leaf.path.length === 2 && `${component?.displayName ?? owner} `}
        <span className="tb-mono">{field}</span>
      </span>
      {target && <span className="tb-sm tb-mono tb-quiet">{isSecret ? HIDDEN_VALUE : showValue(target.before)} →</span>}
      <SuiteField
        className={classes.tweakValue ?? ''}
        path={at}
        name={`Value of ${name}`}
        read={(text) => (isSecret ? text : known ? typedValue(text, known) : typedJson(text))}
        isMono
      />
      <IconButton icon={IconX} label={`Remove ${name}`} onClick={onRemove} />
    </li>
  );
}

/** For a field that the flow does not have. */
function typedJson(text: string): JsonValue {
  return (
    typedValue(text, { type: /^(?:-?\d|true$|false$|null$|[[{])/.test(text) ? 'dict' : 'str', isList: false }) ??
    typedText(text)
  );
}
