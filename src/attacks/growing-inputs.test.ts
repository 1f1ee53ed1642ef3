/**
 * Texts and values of strangers that the page and the command read, in inputs that double in size: twice the input may cost at
 * most three times. Files are in growing-files.test.ts, what the server reads in growing-bodies.test.ts.
 */
import { expect, it } from 'vitest';
import { chooseCells } from '#command/suites/choose-cells.ts';
import { readTestOptions, TEST_HELP } from '#command/suites/test-options.ts';
import { readWords } from '#command/terminal/read-words.ts';
import { tryBoundedJson } from '#contract/parse-bounded-json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { doublingCost, TWICE } from '#contract/testing/doubling-cost.ts';
import { type GrowingInput, growingInput, manySecrets, repeatItem, textOf } from '#contract/testing/growing-input.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { parseTemplate } from '#flow/index/parse-template.ts';
import { componentUse, findRebinds } from '#flow/rebind/rebind-components.ts';
import { collectSecrets, maskTweaks, maskTweaksText } from '#flow/secrets/mask-secrets.ts';
import { maskTexts } from '#flow/secrets/mask-texts.ts';
import { matchMasked } from '#flow/secrets/match-masked.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { orderTweaks } from '#flow/text/order-tweaks.ts';
import { removeTweaks } from '#flow/text/remove-tweaks.ts';
import { formatTweaks } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { diffJson } from '#run/compare/json-difference.ts';
import { countWords } from '#run/compare/text-difference.ts';
import { readRequestText } from '#run/paste/read-request-text.ts';
import { predictTweaks } from '#run/plan/predict-tweaks.ts';
import { readTable } from '#run/results/result-table.ts';
import { findInTree } from '#run/results/result-tree.ts';
import { createFrameSplitter } from '#run/send/split-frames.ts';
import { maskRun } from '#run/stream/mask-run.ts';
import { createFrameReader } from '#run/stream/read-frame.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { variableNamesIn, withVariables } from '#tests/suite/variables.ts';
import { caseOf, suiteOf } from '#tests/testing/suite-of.ts';
import { under } from './testing/limit-rows.ts';

const repeat = (part: string) => (size: number) => part.repeat(size);
const flowOf = (size: number) =>
  smallFlow(
    repeatItem(size, (at) => ({ id: `Chat-${at}`, fields: { input_value: '' } })),
    repeatItem(size - 1, (at) => `Chat-${at} -> Chat-${at + 1}.input_value`),
  );
const ALL = { only: [], variants: [], failed: null };
const suiteWith = (tags: string[]) => suiteOf({ cases: tags.map((tag) => caseOf({ name: tag, tags: [tag] })) });
const rules = tweakRulesFor({ version: '1.13.0' });
const answerTo = (request: RunRequest) => predictTweaks(sampleIndex, request, rules);

const TEXTS: GrowingInput[] = [
  ...under('JSON, patterns', [
    growingInput('values of JSON', 1e6, (size) => `[${'{},'.repeat(size)}0]`, tryBoundedJson),
    growingInput('levels of JSON', 1e6, repeat('['), tryBoundedJson),
    growingInput('brackets of a template', 1e6, repeat('{{a}{'), parseTemplate),
  ]),
  ...under('inputs, variables and tweaks', [
    growingInput('keys of tweaks', 1e5, (size) => JSON.stringify(manySecrets(size)), parseTweaksText),
    growingInput('equal keys of tweaks', 2e5, (size) => `{${'"a":1,'.repeat(size)}}`, parseTweaksText),
    growingInput('mistakes of tweaks', 2e5, (size) => `{${'"a" 1 x,'.repeat(size)}}`, parseTweaksText),
    growingInput(
      'secrets in a line of tweaks',
      1e5,
      (size) => JSON.stringify(manySecrets(size)),
      (text) => maskTweaksText(text, null),
    ),
    growingInput(
      'secrets in broken tweaks',
      1e5,
      (size) => `{${textOf((at) => `"token":"v${at}",`)(size)}`,
      (text) => maskTweaksText(text, null),
    ),
    growingInput('brackets in tweaks', 1e6, repeat('["'), (text) => maskTweaksText(text, null)),
    growingInput('rows of headers in tweaks', 1e5, repeat('{"name":"api-key","value":"x"'), (text) =>
      maskTweaksText(text, null),
    ),
    growingInput(
      'lines of tweaks that are laid out',
      1e5,
      (size) => JSON.stringify(manySecrets(size), null, 1),
      formatTweaks,
    ),
    growingInput(
      'comments of tweaks that are ordered',
      1e5,
      (size) => `{${textOf((at) => `"a${at}":1, // x\n`)(size)}}`,
      (text) => orderTweaks(text, 'name', null),
    ),
    growingInput(
      'tweaks that are removed',
      5e4,
      (size) => JSON.stringify(manySecrets(size)),
      (text) =>
        removeTweaks(
          text,
          Object.keys(JSON.parse(text)).map((key) => [key]),
        ),
    ),
  ]),
  ...under('a suite for', [
    growingInput('variables in a text', 1e6, repeat('${A'), (text) => [
      variableNamesIn(text),
      withVariables(text, new Map()),
    ]),
  ]),
  ...under('an answer of a server', [
    growingInput('events of a stream', 1e5, repeat('data: {"event":"token"}\n\n'), (text) =>
      createFrameSplitter('events').feed(text),
    ),
    growingInput('lines of one event', 1e5, repeat('data: {\n'), (text) => createFrameReader().read(text)),
  ]),
  ...under('a pasted request', [
    growingInput(
      'arguments of a command',
      1e5,
      (size) => `curl http://a/api/v1/run/advanced/f ${'-H "a: b" '.repeat(size)}`,
      readRequestText,
    ),
    growingInput('quotes of a command', 1e6, (size) => `curl '${`"\\'`.repeat(size)}`, readRequestText),
    growingInput(
      'variables of a script',
      1e5,
      textOf((at) => `$a${at}=@{b=1};`),
      (text) => readRequestText(`${text} Invoke-WebRequest x`),
    ),
  ]),
  ...under('two answers', [
    growingInput(
      'words that are counted',
      40_000,
      textOf((at) => `word${at} `),
      countWords,
    ),
  ]),
];

const VALUES: GrowingInput[] = [
  ...under('imported flows', [growingInput('components of a flow', 10_000, flowOf, indexFlow)]),
  ...under('inputs, variables and tweaks', [
    growingInput('tweaks of a request', 10_000, (size) => ({ tweaks: { 'Model-m1': manySecrets(size) } }), answerTo),
    growingInput('tweaks that are masked', 1e5, manySecrets, (tweaks) =>
      collectSecrets({ tweaks: maskTweaks(tweaks, null) }, null, null),
    ),
  ]),
  ...under('unknown names', [
    growingInput(
      'components that tweaks name',
      10_000,
      (size) => ({ tweaks: Object.fromEntries(repeatItem(size, (at) => [`Modle-${at}`, { words: 1 }])) }),
      answerTo,
    ),
    growingInput(
      'ids that are matched with a flow',
      2_000,
      (size) => ({ tweaks: Object.fromEntries(repeatItem(size, (at) => [`Model-x${at}`, { words: at }])) }),
      (request) => findRebinds(sampleIndex, componentUse(request)),
    ),
  ]),
  ...under('variables and secrets of a run', [
    growingInput('secrets of a run', 1e5, manySecrets, (tweaks) =>
      maskTexts(tweaks, collectSecrets({ tweaks }, null, null)),
    ),
    growingInput(
      'keys that are secret',
      1e5,
      (size) => ({ 'secret-1': 1, ...Object.fromEntries(repeatItem(size, (at) => [`secret-1${at}`, at])) }),
      (value) => maskTexts(value, ['secret-1', ...repeatItem(100, (at) => `secret-1${at}`)]),
    ),
    growingInput('masks of a text', 1e5, repeat('a•••••••• '), (text) =>
      matchMasked(text.replaceAll('••••••••', 'abcdefgh'), text),
    ),
  ]),
  ...under('two answers', [
    growingInput('entries that are compared', 1e5, manySecrets, (value) =>
      diffJson(value, { ...value, token1: 'other', x: 1 }),
    ),
    growingInput(
      'items that are compared',
      1e5,
      (size) => repeatItem(size, (at) => at % 10),
      (value) => diffJson(value, value.slice(7)),
    ),
  ]),
  ...under('an answer of a server', [
    growingInput('values of a tree that is searched', 1e5, manySecrets, (value) => findInTree(value, 'nothing')),
    growingInput(
      'pieces of a streamed answer',
      1e5,
      (size) => answeredRun([repeatItem(size, () => 'sk-').join('')]),
      (run) => maskRun(run, ['sk-sk-sk-x', 'k-sk-sk-y']),
    ),
  ]),
  ...under('an answer that is a table', [
    growingInput('records of a table', 20_000, (size) => repeatItem(size, (at) => ({ a: at, b: 'x' })), readTable),
  ]),
  ...under('the arguments of a command', [
    growingInput(
      'arguments of a command',
      10_000,
      (size) => repeatItem(size, (at) => ['--tag=tag', `--only=case ${at % 500}`, 'a.tests.yaml'][at % 3] ?? ''),
      (words) => readTestOptions(readWords(words, TEST_HELP)),
    ),
    growingInput(
      'tags of a command and of a suite',
      20_000,
      (size) => suiteWith(repeatItem(size, (at) => `tag ${at}`)),
      (suite) => chooseCells(suite, { ...ALL, tags: suite.cases.map(({ name }) => name) }),
    ),
  ]),
];

it.each([...TEXTS, ...VALUES])(
  'twice as many $name cost at most three times as much',
  async ({ prepare, ...sizes }) => {
    expect(await doublingCost(sizes, prepare)).toBeLessThan(TWICE);
  },
);
