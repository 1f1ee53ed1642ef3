/** Fixtures for stories about a recorded Langflow; `release` chooses which. */
import { test as base } from './fixtures.ts';
import { type RecordedLangflow, startRecordedLangflow } from './servers/recorded-langflow.ts';

export { expect } from './fixtures.ts';

export const test = base.extend<{ langflow: RecordedLangflow; release: '1.13' | '1.7' }>({
  release: ['1.13', { option: true }],
  langflow: async ({ release }, use) => {
    const langflow = await startRecordedLangflow(release);
    await use(langflow);
    await langflow.close();
  },
});
