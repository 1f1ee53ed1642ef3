/** The components of the flow in a row, with their progress and tweaks. */

import { cutLine } from '#contract/text/cut-text.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { StripItem, StripState } from '#show/knobs/component-strip.ts';
import { knobText } from '#show/knobs/knob.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import classes from './strip.module.css';

const WORDS: Record<StripState, string> = {
  waiting: 'waiting',
  running: 'running',
  writing: 'writing',
  asking: 'asking you',
  decided: 'decided',
  done: 'done',
  skipped: 'skipped',
  failed: 'failed',
  stopped: 'stopped',
};

export function StripRegion({ items }: { items: readonly StripItem[] }) {
  return (
    <section className={`tb-shrink tb-bg tb-hairline-above ${classes.region}`} aria-label="Flow">
      <ol
        className={`tb-list tb-scroll-x tb-flex ${classes.list}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region, which can be scrolled with the keyboard
        tabIndex={0}
        aria-label="Components in the order in which they run"
      >
        {items.map((item) => (
          <li key={item.id} className={classes.item} data-state={item.state ?? undefined}>
            <div className={`tb-raised tb-inset-sm ${classes.box}`} data-changed={item.changes[0]?.state}>
              <span className={`tb-medium ${classes.name}`}>{item.name}</span>
              <Line item={item} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Line({ item: { state, changes } }: { item: StripItem }) {
  const [first] = changes;
  const word = state === null ? null : WORDS[state];
  if (!first) return word === null ? null : <span className={classes.state}>{word}</span>;
  const value = first.isSecret || first.value === null ? 'changed' : cutLine(knobText(first.value), 24);
  const more = changes.length > 1 ? ` and ${changes.length - 1} more` : '';
  return (
    <span className={`tb-row tb-gap-xs tb-good ${classes.change}`} data-state={first.state}>
      <StateMark state={first.state} size={12} />
      <span className="tb-visually-hidden">{STATE_LABELS[first.state]}</span>
      <span>
        {first.field} {value}
        {more}
      </span>
      {word !== null && (
        <span
          className={
            state === 'writing' || state === 'running' || state === 'failed' ? classes.also : 'tb-visually-hidden'
          }
        >
          {word}
        </span>
      )}
    </span>
  );
}
