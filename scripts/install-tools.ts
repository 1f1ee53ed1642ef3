/**
 * `npm run install:tools`: finds or installs what the tests need beside packages of npm, a Chromium and the Langflow releases,
 * so that it is there when they begin. The tests that need what cannot be installed report it again.
 */
import { errorMessage } from '../src/contract/error-message.ts';
import { findChromium } from './find-chromium.ts';
import { installLangflow, LANGFLOW_RELEASES } from './langflow/install.ts';
import { endOwned, endWithThisProcess } from './langflow/owned-processes.ts';

endWithThisProcess();
try {
  console.log(`Chromium: ${findChromium()}`);
  await Promise.all(LANGFLOW_RELEASES.map((release) => installLangflow(release, { say: console.log })));
} catch (error) {
  console.error(errorMessage(error));
  process.exitCode = 1;
}
await endOwned();
