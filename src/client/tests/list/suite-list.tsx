/** The list of suites by flow, that of the open flow first. */

import { SegmentedControl, TextInput } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { groupPairs } from '#contract/group-pairs.ts';
import { momentText } from '#run/figures/moment-text.ts';
import { passedText } from '#run/figures/passed-text.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { PersonDisc } from '../../blocks/person/person-disc.tsx';
import { useWho } from '../../blocks/person/use-who.ts';
import { IconSearch } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { testsLink } from '../../shell/navigation/use-tests-route.ts';
import { useFew } from '../../shell/ui/controls/use-few.tsx';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import type { ListedSuite } from '../runs/use-suites.ts';
import { PageLink } from '../shared/page-link.tsx';
import { PassBar } from '../suites/pass-bar.tsx';
import classes from './suites.module.css';

export interface SuiteListProps {
  suites: readonly ListedSuite[];
  /** Id of the open flow. */
  flowId: string | null;
  chosen: string | null;
  onChoose: (suite: string) => void;
}

export function SuiteList({ suites, flowId, chosen, onChoose }: SuiteListProps) {
  const [search, setSearch] = useState('');
  const [isThisFlow, setThisFlow] = useState(false);
  const [now, setNow] = useState(Date.now);
  const isNarrow = useIsNarrow();
  useInterval(() => setNow(Date.now()), 60_000, { autoInvoke: true });
  const wanted = search.trim().toLowerCase();
  const isOwn = ({ entry, isHere }: ListedSuite) => isHere && entry.flow.id === flowId;
  const shown = suites.filter(
    (one) => (!isThisFlow || isOwn(one)) && `${one.entry.name}\n${one.entry.flow.name}`.toLowerCase().includes(wanted),
  );
  const ownFirst = shown.toSorted((left, right) => Number(isOwn(right)) - Number(isOwn(left)));
  const { few, more } = useFew(ownFirst, 'suites');
  const groups = groupPairs(few.map((one) => [`${one.entry.address ?? ''}\n${one.entry.flow.id}`, one]));
  return (
    <section className="tb-fill" aria-label="Suites">
      <div className={`tb-bar tb-inset-xs tb-gap-sm-md tb-min-40 ${classes.tools}`}>
        <TextInput
          className="tb-grow"
          type="search"
          aria-label="Search suites"
          placeholder="Search suites"
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <SegmentedControl
          aria-label="Suites shown"
          data={[
            { value: 'all', label: 'All flows' },
            { value: 'this', label: 'This flow' },
          ]}
          value={isThisFlow ? 'this' : 'all'}
          onChange={(next) => setThisFlow(next === 'this')}
        />
      </div>
      <div className="tb-scroll">
        {shown.length === 0 && (
          <p className="tb-quiet tb-inset-lg">
            {wanted === '' ? 'This flow has no suite yet.' : `No suite matches “${search}”.`}
          </p>
        )}
        <ul className="tb-list" aria-label="Suites">
          {[...groups].map(([key, members]) => {
            const [first] = members;
            if (!first) return null;
            return (
              <li key={key}>
                <p className="tb-row tb-sunken tb-hairline tb-inset-x tb-min-36">
                  <strong className="tb-cut">{first.entry.flow.name}</strong>
                  {isOwn(first) ? (
                    <span className="tb-quiet tb-fixed">this flow</span>
                  ) : (
                    !first.isHere && <span className="tb-quiet">{first.entry.address ?? 'Embedded engine'}</span>
                  )}
                </p>
                <ul className="tb-list">
                  {members.map((one) => (
                    <SuiteItem
                      key={one.entry.id}
                      listed={one}
                      isChosen={one.entry.id === chosen}
                      now={now}
                      isNarrow={isNarrow}
                      onChoose={() => onChoose(one.entry.id)}
                    />
                  ))}
                </ul>
              </li>
            );
          })}
        </ul>
        {more}
      </div>
    </section>
  );
}

interface SuiteItemProps {
  listed: ListedSuite;
  isChosen: boolean;
  onChoose: () => void;
  /** Epoch ms. */
  now: number;
  /** There is no room for the suite beside the list. */
  isNarrow: boolean;
}

function SuiteItem({ listed: { entry, last, isRunning }, isChosen, onChoose, now, isNarrow }: SuiteItemProps) {
  const who = useWho();
  const { openTests } = useNavigate();
  const open = () => openTests({ suite: entry.id });
  const href = testsLink({ suite: entry.id, result: null, cell: null, isEditing: false });
  const size =
    last === null
      ? ''
      : `${formatCount(last.cases, 'case')} × ${formatCount(last.variants.length, 'variant')} · ${momentText(last.startedAt, now).text}`;
  return (
    <li className={`tb-hairline tb-inset-sm tb-hover tb-relative ${classes.item}`} data-chosen={isChosen || undefined}>
      <PageLink
        className={`tb-strong tb-cut tb-cover ${classes.name}`}
        href={href}
        aria-current={isChosen}
        // A key opens at once.
        onOpen={(isByKey) => (isByKey || isNarrow ? open() : onChoose())}
        onDoubleClick={open}
      >
        {entry.name}
      </PageLink>
      <p className={`tb-row tb-sm tb-quiet tb-shrink tb-gap-xs-sm ${classes.about}`}>
        {who && <PersonDisc name={last?.person ?? entry.person} who={who} />}
        <span className="tb-cut">{size === '' ? `changed ${momentText(entry.savedAt, now).text}` : size}</span>
      </p>
      <p className={`tb-sm tb-mono ${classes.outcome}`}>
        {isRunning ? (
          <span className="tb-accent">Running</span>
        ) : last === null ? (
          <span className={`tb-quiet ${classes.notRun}`}>Not run</span>
        ) : (
          passedText(last.tally)
        )}
      </p>
      {last && <PassBar className={classes.bar} {...last.tally} />}
    </li>
  );
}
