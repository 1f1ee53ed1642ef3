/** The text of a new suite. */
import { stringify } from 'yaml';
import {
  SUITE_FORMAT,
  type SuiteCase,
  type SuiteFile,
  type SuiteSession,
  type SuiteVariant,
} from '#contract/suite/suite-file.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';

export interface NewSuiteFlow {
  id: string;
  fingerprint?: string;
  components?: Record<string, string>;
}

export interface NewSuite {
  name: string;
  flow: NewSuiteFlow;
  /** Absent: the first output. */
  output?: string | undefined;
  session?: SuiteSession | undefined;
  variants?: readonly SuiteVariant[];
  cases?: readonly SuiteCase[];
}

/** What a suite says of its flow, so that its components are found again when an import gave them other ids. */
export function suiteFlow(
  { id, index }: { id: string; index: Pick<FlowIndex, 'components'> },
  fingerprint: string,
): Required<NewSuiteFlow> {
  return { id, fingerprint, components: Object.fromEntries(index.components.map((one) => [one.id, one.displayName])) };
}

/** Editors that know YAML then complete and check the file. */
const SCHEMA = '# yaml-language-server: $schema=./tests-1.json';

export function newSuiteText({ name, flow, output, session, variants = [], cases = [] }: NewSuite): string {
  const file: SuiteFile = {
    format: SUITE_FORMAT,
    version: 1,
    name,
    flow,
    ...(output !== undefined && { output }),
    ...(session !== undefined && { defaults: { session } }),
    ...(variants.length > 0 && { variants: [...variants] }),
    cases: [...cases],
  };
  return `${SCHEMA}\n${stringify(file, { lineWidth: 0 })}`;
}
