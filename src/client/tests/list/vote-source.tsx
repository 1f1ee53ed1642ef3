/** Where a vote is from: a result of a suite, or a demo, with a link to it while it is on this server. */
import { useEffect, useMemo, useRef } from 'react';
import type { DemoEntry } from '#contract/demos/demo-entry.ts';
import { demoPaths } from '#contract/demos/demo-paths.ts';
import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import type { VoteEntry } from '#contract/workspace/vote.ts';
import type { ResultInfo } from '../../runs/history/result-info.ts';
import { useDemos } from '../../shell/api/demos-query.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { testsLink } from '../../shell/navigation/use-tests-route.ts';
import { useSuites } from '../runs/use-suites.ts';
import { PageLink } from '../shared/page-link.tsx';

/** What the server has, read once for all votes. */
export interface VoteSources {
  suites: ReadonlyMap<string, SuiteEntry>;
  results: readonly ResultInfo[];
  demos: readonly DemoEntry[];
  /** True if suites and results were read after the votes: what is missing was deleted. */
  areNew: boolean;
}

interface VoteSourceProps {
  vote: VoteEntry;
  sources: VoteSources;
}

/** `readAt`: when the votes were read, epoch ms. The suites are read again after that. */
export function useVoteSources(readAt: number): VoteSources {
  const { suites, results, readAt: suitesReadAt, reload } = useSuites();
  const { data } = useDemos();
  const areNew = suitesReadAt >= readAt;
  const read = useRef(0);
  useEffect(() => {
    if (areNew || read.current === readAt) return;
    read.current = readAt;
    reload();
  }, [areNew, readAt, reload]);
  const byId = useMemo(() => new Map(suites.map(({ entry }) => [entry.id, entry])), [suites]);
  return { suites: byId, results, demos: data?.demos ?? NONE, areNew };
}

const NONE: readonly DemoEntry[] = [];

export function VoteSource(props: VoteSourceProps) {
  return props.vote.source.suite === null ? <DemoSource {...props} /> : <ResultSource {...props} />;
}

function ResultSource({ vote: { name, flow, source }, sources: { suites, results, areNew } }: VoteSourceProps) {
  const { openTests } = useNavigate();
  const suite = suites.get(source.suite ?? '');
  const result = suite && results.find(({ id }) => id === source.result);
  const route = suite && { suite: suite.id, result: result?.id ?? null };
  return (
    <>
      {route ? (
        <PageLink
          className="tb-link tb-strong tb-break"
          href={testsLink({ ...route, cell: null, isEditing: false })}
          onOpen={() => openTests(route)}
        >
          {result ? `${suite.name}, #${result.number}` : suite.name}
        </PageLink>
      ) : (
        <span className="tb-break">{name}</span>
      )}
      <span className="tb-block tb-quiet tb-break">
        Suite of {flow.name}
        {areNew && (!suite ? ', deleted' : !result && ', its result was deleted')}
      </span>
    </>
  );
}

/** A demo that has begun another vote since, or was deleted, is not found. */
function DemoSource({ vote: { id, name, flow }, sources }: VoteSourceProps) {
  const demo = sources.demos.find(({ votes }) => votes?.id === id);
  return (
    <>
      {demo ? (
        <a className="tb-link tb-strong tb-break" href={demoPaths.page(demo.name)} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        <span className="tb-break">{name}</span>
      )}
      <span className="tb-block tb-quiet tb-break">
        Demo {demo && <span className="tb-mono">{demoPaths.page(demo.name)}</span>} of {flow.name}
      </span>
    </>
  );
}
