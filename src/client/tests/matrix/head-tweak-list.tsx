/** The tweaks of a column, in its head. */
import { upperFirst } from '#contract/text/upper-first.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { HeadTweak } from '#tests/view/head-tweaks.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import type { ColumnTweaks } from './use-column-tweaks.ts';
import classes from './variant-head.module.css';

/** How many tweaks are named, and how many below a sentence about all of them; the others are only counted. */
const NAMED = { alone: 2, belowSentence: 1 };

export function HeadTweakList({ tweaks, idle }: ColumnTweaks) {
  const named = idle === null ? NAMED.alone : NAMED.belowSentence;
  const rest = tweaks.length - named;
  if (tweaks.length === 0) return <p className="tb-sm-tall tb-quiet">No tweaks</p>;
  return (
    <>
      {idle !== null && (
        <p className={`tb-sm tb-strong tb-warning ${classes.idle}`} role="note" title={upperFirst(idle)}>
          {upperFirst(idle)}
        </p>
      )}
      <ul className={`tb-list ${classes.tweaks}`}>
        {tweaks.slice(0, named).map((tweak, at) => (
          <HeadTweakLine
            // A tweak that reaches two components has two lines.
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move
            key={at}
            tweak={tweak}
            more={at === named - 1 && rest > 0 ? rest : 0}
          />
        ))}
      </ul>
    </>
  );
}

/** An ignored tweak has its word, its path, and the name that it should have; the others their value. */
function HeadTweakLine({ tweak, more }: { tweak: HeadTweak; more: number }) {
  const { state, path, field, before, after, suggestion } = tweak;
  const isIgnored = state === 'ignored';
  const meant = suggestion === null ? '' : `. Did you mean ${suggestion.name}?`;
  return (
    <li className={`${isIgnored ? 'tb-sm' : 'tb-mono tb-xs'} tb-cut tb-row tb-gap-xs-sm ${classes.tweak}`}>
      {state !== null && <StateMark state={state} size={12} />}
      {isIgnored ? (
        <span className="tb-cut tb-warning" title={`Ignored · ${path.join(' ')}${meant}`}>
          Ignored · {path.join(' ')}
          {meant}
          <More count={more} />
        </span>
      ) : (
        <span className="tb-cut">
          {state !== null && <span className="tb-visually-hidden">{STATE_LABELS[state]}: </span>}
          {field} {before !== null && <span className={`tb-quiet ${classes.before}`}>{before} → </span>}
          <strong>{after}</strong>
          <More count={more} />
        </span>
      )}
    </li>
  );
}

function More({ count }: { count: number }) {
  return count > 0 && <span className="tb-quiet"> and {count} more</span>;
}
