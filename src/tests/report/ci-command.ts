/** The command that runs a suite in a terminal or in CI, as text to copy. */
import { isGivenUnasked } from '../suite/variables.ts';

export const CI_TARGETS = ['shell', 'github', 'gitlab'] as const;
export type CiTarget = (typeof CI_TARGETS)[number];

export interface CiCommand {
  /** Name of the suite's file, such as `billing.tests.yaml`. */
  fileName: string;
  /** Address of the Langflow; null for the embedded engine, which runs in the command itself. */
  address: string | null;
  /** Names of the variants to run; null for all. */
  variants: readonly string[] | null;
  failsWhen: { kind: 'failed' } | { kind: 'regressed'; baseline: string } | { kind: 'rate'; percent: number };
  /** Names of the environment variables that the suite reads. */
  variables: readonly string[];
}

/** Tweakbench is not on npm: without `--no`, npm would install another package of that name. */
const RUN = 'npx --no tweakbench';
const PACKED = '# The packed file of Tweakbench (npm pack) is in the repository.\n';
const INSTALL = 'npm install --no-save ./tweakbench-*.tgz';

/** The default; `--key-env` names another one. */
const KEY_VARIABLE = 'LANGFLOW_API_KEY';

/** Nothing in it is secret: the key and the variables of the suite are read from the environment. */
export function ciCommand(target: CiTarget, command: CiCommand): string {
  const parts = commandParts(command);
  if (target === 'shell') return parts.join(' \\\n  ');
  const variables = [...(command.address === null ? [] : [KEY_VARIABLE]), ...command.variables];
  return target === 'github' ? githubSteps(parts, variables) : gitlabJob(parts, variables);
}

function commandParts({ fileName, address, variants, failsWhen, variables }: CiCommand): string[] {
  return [
    `${RUN} test ${quote(fileName)}`,
    ...(address === null ? [] : [`--url ${quote(address)}`]),
    ...variables.filter((name) => !isGivenUnasked(name)).map((name) => `--allow-env ${name}`),
    ...(variants ?? []).map((name) => `--variant ${quote(name)}`),
    ...(failsWhen.kind === 'regressed' ? [`--baseline ${quote(failsWhen.baseline)}`] : []),
    ...(failsWhen.kind === 'rate' ? [`--min-pass-rate ${failsWhen.percent}`] : []),
    '-o tests.junit.xml',
  ];
}

function githubSteps(parts: readonly string[], variables: readonly string[]): string {
  return `${PACKED}name: Flow tests
on: [push]
jobs:
  flows:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: {node-version: 22}
      - name: Test
        run: |
          ${INSTALL}
          ${parts.join(' \\\n            ')}
${variables.length === 0 ? '' : `        env:\n${variables.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join('')}`}      - uses: actions/upload-artifact@v4
        if: always()
        with: {name: flow-tests, path: tests.junit.xml}
`;
}

function gitlabJob(parts: readonly string[], variables: readonly string[]): string {
  const lead = variables.length === 0 ? '' : `# Add ${variables.join(', ')} under Settings, CI/CD, Variables.\n`;
  return `${PACKED}${lead}flow-tests:
  image: node:22
  script:
    - ${INSTALL}
    - |
      ${parts.join(' \\\n        ')}
  artifacts:
    when: always
    reports:
      junit: tests.junit.xml
`;
}

/** For a POSIX shell: a text with other characters than these is quoted. */
function quote(text: string): string {
  return /^[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
