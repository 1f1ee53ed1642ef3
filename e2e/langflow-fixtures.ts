/** Fixtures for stories about a Langflow: a fake one for each story, and the connection popover. */
import { test as base } from './fixtures.ts';
import { ConnectionPanel } from './pages/connection-panel.ts';
import { type LangflowServer, startLangflow } from './servers/langflow-server.ts';

export { expect } from './fixtures.ts';

export const test = base.extend<{ langflow: LangflowServer; panel: ConnectionPanel }>({
  langflow: async ({ browserName: _browserName }, use) => {
    const langflow = await startLangflow();
    await use(langflow);
    await langflow.close();
  },
  panel: async ({ page }, use) => use(new ConnectionPanel(page)),
});
