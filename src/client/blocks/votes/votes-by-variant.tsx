/** How often each variant was better, with the 95 % interval of its share. */
import type { VoteEntry } from '#contract/workspace/vote.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { choiceName, intervalText } from '#show/votes/outcome-text.ts';
import type { CountedChoice, VoteOutcome } from '#show/votes/vote-outcome.ts';
import type { Interval } from '#show/votes/wilson-interval.ts';
import outcomeClasses from './outcome.module.css';
import classes from './votes-by-variant.module.css';

const SCALE = [0, 25, 50, 75, 100];

export function VotesByVariant({ entry: { variants }, outcome }: { entry: VoteEntry; outcome: VoteOutcome }) {
  const { votes, counts, intervals, winner, people } = outcome;
  const order: readonly CountedChoice[] =
    winner === 'second' ? ['second', 'first', 'good', 'bad'] : ['first', 'second', 'good', 'bad'];
  const letters: Partial<Record<CountedChoice, string>> = { first: variants[0].letter, second: variants[1].letter };
  const who = people.length === 1 ? '1 person' : `${people.length} people`;
  return (
    <>
      <h2 className={`tb-row tb-sm tb-sunken tb-hairline tb-min-36 ${outcomeClasses.part}`}>
        <span className="tb-strong">Votes by variant</span>
        <span className="tb-quiet tb-regular">{`${formatCount(votes, 'vote')}, ${who}`}</span>
        <span className="tb-row tb-quiet tb-regular tb-end tb-gap-xs-sm">
          <svg width={28} height={12} aria-hidden="true">
            <IntervalLine low={1} high={27} y={6} />
          </svg>
          95 % interval
        </span>
      </h2>
      <table className={`tb-wide tb-columns-fixed ${classes.bars}`} aria-label="Votes by variant">
        <colgroup>
          <col className={classes.nameColumn} />
          <col className={classes.shareColumn} />
          <col className={classes.countColumn} />
          <col />
        </colgroup>
        <thead className="tb-visually-hidden">
          <tr className="tb-hairline">
            <th scope="col">Choice</th>
            <th scope="col">Share</th>
            <th scope="col">Votes</th>
            <th scope="col">95 % interval</th>
          </tr>
        </thead>
        <tbody>
          {order.map((choice) => (
            <tr key={choice} className="tb-hairline">
              <th scope="row" className={classes.name}>
                {letters[choice] !== undefined && <span className="tb-accent tb-strong">{letters[choice]} </span>}
                <span className={choice === 'first' || choice === 'second' ? 'tb-strong' : ''}>
                  {choiceName(choice, [variants[0].name, variants[1].name])}
                </span>
              </th>
              <td>
                <Bar choice={choice} share={votes === 0 ? 0 : counts[choice] / votes} interval={intervals[choice]} />
              </td>
              <td className={`tb-mono tb-strong ${classes.count}`}>{counts[choice]}</td>
              <td className="tb-mono tb-sm tb-quiet tb-one-line">{intervalText(intervals[choice])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={`tb-mono tb-xs tb-quiet tb-relative ${classes.scale}`} aria-hidden="true">
        {SCALE.map((percent) => (
          <span key={percent} style={{ left: `${percent}%` }}>
            {percent === 100 ? '100 %' : percent}
          </span>
        ))}
      </div>
    </>
  );
}

function Bar({ choice, share, interval }: { choice: CountedChoice; share: number; interval: Interval | null }) {
  return (
    <svg
      className={`tb-wide tb-block ${classes.bar}`}
      viewBox="0 0 100 44"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {SCALE.map((percent) => (
        <path key={percent} className={classes.grid} d={`M${percent} 0V44`} />
      ))}
      <rect className={classes.fill} data-choice={choice} x={0} y={12} width={share * 100} height={11} />
      {interval && <IntervalLine low={interval.low * 100} high={interval.high * 100} y={29} />}
    </svg>
  );
}

function IntervalLine({ low, high, y }: { low: number; high: number; y: number }) {
  return (
    <path className={classes.reach} d={`M${low} ${y - 4}V${y + 4}M${low} ${y}H${high}M${high} ${y - 4}V${y + 4}`} />
  );
}
