/** Where a vote is from: a result of a suite, or a demo, with a link to it while it is on this server. */
import { demoPaths } from '#contract/demos/demo-paths.ts';
import type { VoteEntry } from '#contract/workspace/vote.ts';
import { useDemos } from '../../shell/api/demos-query.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { testsLink } from '../../shell/navigation/use-tests-route.ts';
import { useSuites } from '../runs/use-suites.ts';
import { PageLink } from '../shared/page-link.tsx';

export function VoteSource({ vote }: { vote: VoteEntry }) {
  return vote.source.suite === null ? <DemoSource vote={vote} /> : <ResultSource vote={vote} />;
}

function ResultSource({ vote: { name, flow, source } }: { vote: VoteEntry }) {
  const { suites, results, isLoading, problem } = useSuites();
  const { openTests } = useNavigate();
  const suite = suites.find(({ entry }) => entry.id === source.suite)?.entry;
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
        {!isLoading && problem === null && (!suite ? ', deleted' : !result && ', its result was deleted')}
      </span>
    </>
  );
}

/** Only the demo whose visitors take part in the vote now is known: it may have other variants, or be deleted. */
function DemoSource({ vote: { id, name, flow } }: { vote: VoteEntry }) {
  const { data } = useDemos();
  const demo = data?.demos.find(({ votes }) => votes?.id === id);
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
