/** What visitors can do: ask, or vote blind between two variants. */
import { NativeSelect } from '@mantine/core';
import { isJsonEqual } from '#contract/json.ts';
import type { VoteVariant } from '#contract/workspace/vote.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { withIdleNote } from '#run/variants/idle-note.ts';
import type { DemoForm } from '#show/demo/demo-form.ts';
import { IdleLines } from '../../blocks/votes/idle-lines.tsx';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { Segments } from '../../shell/ui/controls/segments.tsx';
import classes from './publish.module.css';
import { useOfferedVariants } from './use-offered-variants.ts';

export interface DemoVariantsProps {
  form: DemoForm;
  /** Variants of the published demo; null if it has none. */
  publishedVariants: DemoForm['variants'];
  /** Id of the flow of the demo. */
  flow: string;
  /** True if that flow is open, so that your changes are changes of it. */
  isOpenFlow: boolean;
  onChange: (part: Partial<DemoForm>) => void;
}

interface Choice {
  label: string;
  variant: VoteVariant;
}

export function DemoVariants({ form: { variants }, publishedVariants, flow, isOpenFlow, onChange }: DemoVariantsProps) {
  const open = useOpenFlow();
  const rules = useTweakRules();
  const offered = useOfferedVariants(flow).map(({ letter, name, label, tweaksText }) => {
    const variant = { letter, name, tweaks: parseTweaksText(tweaksText).tweaks ?? {} };
    return { label, variant: isOpenFlow && open ? withIdleNote(variant, open.index, rules) : variant };
  });
  const published = (publishedVariants ?? []).map((variant) => ({ label: `${variant.name}, as published`, variant }));
  const known: readonly Choice[] = [...published, ...(isOpenFlow ? offered : offered.slice(1))];
  const [one, other] = known;
  // Chosen variants that are no longer offered, because their suite was changed meanwhile.
  const gone = (variants ?? []).filter((variant) => !known.some((each) => isJsonEqual(each.variant, variant)));
  const all = [...known, ...gone.map((variant): Choice => ({ label: variant.name, variant }))];
  const data = all.map(({ label }, at) => ({ value: String(at), label }));
  const optionOf = (variant: VoteVariant) => String(all.findIndex((each) => isJsonEqual(each.variant, variant)));
  return (
    <div>
      <p className="tb-strong tb-below-xs">Visitors can</p>
      <Segments
        label="Visitors can"
        choices={[
          ['ask', 'Ask'],
          ['vote', 'Blind vote'],
        ]}
        value={variants === null ? 'ask' : 'vote'}
        onChange={(next) =>
          onChange({ variants: next === 'vote' && one && other ? [one.variant, other.variant] : null })
        }
      />
      {variants !== null && (
        <p className="tb-sm tb-quiet tb-above-sm">Identical answers are shown but cannot be voted on.</p>
      )}
      {variants !== null && (
        <div className={`tb-stack tb-above-md ${classes.pair} ${classes.variants}`}>
          {variants.map((variant, side) => (
            <NativeSelect
              // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second
              key={side}
              label={side === 0 ? 'First variant' : 'Second variant'}
              data={data}
              value={optionOf(variant)}
              onChange={({ currentTarget }) => {
                const chosen = all[Number(currentTarget.value)]?.variant;
                if (chosen) onChange({ variants: side === 0 ? [chosen, variants[1]] : [variants[0], chosen] });
              }}
            />
          ))}
        </div>
      )}
      <IdleLines variants={variants ?? []} />
    </div>
  );
}
