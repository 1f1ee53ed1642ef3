/** Names the failed tests of a report, so that the end of a long log shows what to look at. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const messageSchema = z.object({ message: z.string().optional() });
const vitestSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      status: z.string().optional(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[] | undefined;
  specs: {
    title: string;
    ok: boolean;
    file: string;
    line: number;
    tests: { results: { errors: { message?: string | undefined }[] }[] }[];
  }[];
}
const suiteSchema: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({
    title: z.string(),
    suites: z.array(suiteSchema).optional(),
    specs: z.array(
      z.object({
        title: z.string(),
        ok: z.boolean(),
        file: z.string(),
        line: z.number(),
        tests: z.array(z.object({ results: z.array(z.object({ errors: z.array(messageSchema) })) })),
      }),
    ),
  }),
);
const playwrightSchema = z.object({ suites: z.array(suiteSchema), errors: z.array(messageSchema).optional() });

/** Without colours, and only the lines that say what is wrong. */
const shorten = (message = '') =>
  message
    // All that Vitest says of a test that took too long.
    .replace(/^Error: STACK_TRACE_ERROR/, 'Timed out')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins each colour of a terminal
    .replaceAll(/\u001b\[[0-9;]*m/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
    .slice(0, 12)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n');

function ofVitest({ testResults }: z.infer<typeof vitestSchema>): string[] {
  return testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    // A file that cannot be loaded has no tests.
    if (failed.length === 0 && file.status === 'failed') return [`${file.name}\n${shorten(file.message)}`];
    return failed.map((test) => `${file.name} > ${test.fullName}\n${shorten(test.failureMessages?.[0])}`);
  });
}

const ofSuite = (suite: PlaywrightSuite): string[] => [
  ...suite.specs
    .filter((spec) => !spec.ok)
    .map((spec) => {
      const errors = spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors));
      return `${spec.file}:${spec.line} > ${spec.title}\n${errors.map((error) => shorten(error.message)).join('\n')}`;
    }),
  ...(suite.suites ?? []).flatMap(ofSuite),
];

/** The failed tests in the Vitest or Playwright report at `path`, each with the start of its message; [] without a report. */
export function listFailures(path: string): string[] {
  if (!existsSync(path)) return [];
  const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const vitest = vitestSchema.safeParse(report);
  if (vitest.success) return ofVitest(vitest.data);
  const playwright = playwrightSchema.safeParse(report);
  if (!playwright.success) return [];
  return [
    ...(playwright.data.errors ?? []).map((error) => shorten(error.message)),
    ...playwright.data.suites.flatMap(ofSuite),
  ];
}
