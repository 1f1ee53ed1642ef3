/** What checks need of this process: patterns and schemas that may take long, and judges. */
import { randomUUID } from 'node:crypto';
import type { CheckPorts } from '#tests/checks/check-facts.ts';
import { searchText } from '#tests/checks/search-text.ts';
import { validateData } from '#tests/checks/validate-data.ts';
import { createJudge, type JudgeEnvironment } from '#tests/suite/create-judge.ts';
import { withinTime } from './within-time.ts';

/** ms of one search or validation. */
const LONGEST_MS = 1_000;

export function createCheckPorts(
  environment: Omit<JudgeEnvironment, 'newSession'>,
): (signal: AbortSignal) => CheckPorts {
  const judge = createJudge({ ...environment, newSession: randomUUID });
  return (signal) => ({
    search: (pattern, text) => withinTime(LONGEST_MS, () => searchText(pattern, text)) ?? 'slow',
    validate: (schema, data) => withinTime(LONGEST_MS, () => validateData(schema, data)) ?? { state: 'slow' },
    ask: (by, prompt) => judge(by, prompt, signal),
  });
}
