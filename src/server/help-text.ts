/** What `tweakbench --help` prints. */
import { settingHelp } from './config.ts';

const rows = settingHelp.map(({ name, flag, help }) => `  ${`${name}, --${flag}`.padEnd(52)} ${help}`);

export const helpText = `Tweakbench: a browser playground for Langflow's run/advanced endpoint.

Usage: tweakbench [--port 4747] [--host 127.0.0.1] [...]

Settings, by environment or as a flag:
${rows.join('\n')}`;
