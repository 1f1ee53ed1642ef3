/** The state in the URL: the flow, the open views and the shown run. Parsed leniently, written short. */
import { type inferParserType, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs';

/** Views of the results, in the order of their tabs: id and label. `bench/results/result-views.tsx` has what they show. */
export const RESULT_TABS = [
  ['answer', 'Answer'],
  ['inside', 'Inside'],
  ['json', 'JSON'],
] as const;
export type ResultView = (typeof RESULT_TABS)[number][0];

/** Views of the tweaks, in the order of their tabs: id and label. */
export const TWEAK_TABS = [
  ['json', 'JSON'],
  ['form', 'Form'],
  ['graph', 'Graph'],
] as const;
export type TweakView = (typeof TWEAK_TABS)[number][0];

/** What fills the page. `present` and `vote` replace the whole page, the others only the workspace. */
export const PAGE_MODES = ['bench', 'tests', 'present', 'vote'] as const;
export type PageMode = (typeof PAGE_MODES)[number];

export function isWholePage(mode: PageMode): boolean {
  return mode === 'present' || mode === 'vote';
}

/** What is in view: Compare lies over the workspace of a mode, and leaves the mode as it is. */
export type ShownPart = PageMode | 'compare';

/** Query parameters. The default of each view is the first in its list. */
export const navigationParsers = {
  flow: parseAsString,
  mode: parseAsStringLiteral(PAGE_MODES).withDefault('bench'),
  /** The question that is presented, from 1. */
  question: parseAsInteger.withDefault(1),
  run: parseAsString,
  /** Id of the vote. */
  vote: parseAsString,
  /** Ids of the compared runs, A and B, with a dot between them. Compare is open exactly when there are two. */
  runs: parseAsString.withDefault(''),
  /** The compared input, from 1. */
  input: parseAsInteger.withDefault(1),
  view: parseAsStringLiteral(RESULT_TABS.map(([view]) => view)).withDefault('answer'),
  tweaks: parseAsStringLiteral(TWEAK_TABS.map(([view]) => view)).withDefault('json'),
  /** Id of the component that is selected on the graph and in Inside. */
  component: parseAsString,
  /** Id of its call that Inside shows. */
  call: parseAsString,
  /** The input that Inside shows, from 1. */
  inside: parseAsInteger.withDefault(1),
  /** Ids of the open suite and of the result that is shown. */
  suite: parseAsString,
  result: parseAsString,
  /** The open cell: indexes of case and variant, from 0, with a dot between them. */
  cell: parseAsString.withDefault(''),
  /** Not empty while the suite is edited. */
  edit: parseAsString.withDefault(''),
  /** What is chosen in Tests while no suite is open: one of the suites, or the votes. */
  list: parseAsStringLiteral(['suites', 'votes']).withDefault('suites'),
};

export type NavigationState = inferParserType<typeof navigationParsers>;

/** What is open in Tests. */
export interface TestsRoute {
  /** Id; null for the list of suites. */
  suite: string | null;
  /** Id; null for the suite as it is set up now. */
  result: string | null;
  /** Indexes from 0. */
  cell: { case: number; variant: number } | null;
  isEditing: boolean;
}
