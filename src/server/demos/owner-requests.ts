/** Checks and prepares what an owner publishes. Throws an HttpError with a sentence for people. */
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { demoProblem } from '#flow/knobs/demo-problem.ts';
import { HttpError } from '../http/http-error.ts';
import { type Config, ownSecrets } from '../settings/config.ts';
import { oneLine } from '../workspace/runs/kept-run-rows.ts';
import { foundIn } from '../workspace/runs/mask-kept-run.ts';
import type { DemoTargets } from './demo-targets.ts';
import { LangflowProblem } from './langflow-client.ts';
import { publishObstacles } from './publish-obstacles.ts';

export interface CheckedDemo {
  settings: DemoSettings;
  /** Of the Langflow that it asks; null for the embedded engine. */
  address: string | null;
}

export interface DemoCheck {
  config: Config;
  targets: DemoTargets;
}

export async function checkDemo(given: DemoSettings, { config, targets }: DemoCheck): Promise<CheckedDemo> {
  const obstacle = publishObstacles(config)[given.flow.server];
  if (obstacle !== null) throw new HttpError(403, { detail: obstacle });
  const settings = { ...given, title: oneLine(given.title), lead: oneLine(given.lead) };
  if (settings.title === '') throw new HttpError(422, { detail: 'A demo needs a title' });
  const address = targets.addressOf(settings.flow);
  const flow = await targets.find(settings.flow, address).catch((error: unknown) => {
    throw error instanceof LangflowProblem ? new HttpError(502, { detail: error.message }) : error;
  });
  if (flow === null) throw new HttpError(422, { detail: 'There is no such flow on the server that has the demo' });
  const problem = demoProblem(flow, settings);
  if (problem !== null) throw new HttpError(422, { detail: problem });
  if (foundIn(settings, ownSecrets(config)).length > 0)
    throw new HttpError(422, { detail: 'The demo contains a key of this server' });
  return { settings, address };
}
