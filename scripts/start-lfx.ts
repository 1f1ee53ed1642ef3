/** `npm run start:lfx`: an lfx serve with the samples, and Tweakbench connected to it. Ctrl+C ends both. */

import { buildIfStale } from './build.ts';
import { installLangflow } from './langflow/install.ts';
import { startLfx } from './langflow/installed-lfx.ts';
import { runToEnd, startConnected, takeProductPort } from './langflow/start-connected.ts';

const say = (line: string) => console.log(line);

await runToEnd(async () => {
  const port = await takeProductPort();
  const install = await installLangflow('1.13.0', { say, showProgress: process.stderr.isTTY === true });
  await buildIfStale();
  say(`lfx serve ${install.release}: starting`);
  const lfx = await startLfx(install, `http://127.0.0.1:${port}/v1`);
  say(`lfx serve ${install.release} is ready at ${lfx.url}. The files of its flows are in ${lfx.folder}`);
  return startConnected(port, { url: lfx.url, key: lfx.key, openWith: 'lfx' });
});
