/** `tweakbench check FLOW.json TWEAKS.json`: what each tweak will do, without running anything. */
import { errorMessage } from '#contract/error-message.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { newestRules, tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { parseFlowFile } from '#run/model/parse-flow-file.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import type { CommandPorts } from '../terminal/command-ports.ts';
import { EXIT, type ExitCode, usageError } from '../terminal/exit-codes.ts';
import { readNamedFile } from '../terminal/read-named-file.ts';
import { type CommandHelp, helpText, readWords } from '../terminal/read-words.ts';
import { createStyle } from '../terminal/style.ts';
import { type CheckedTweaks, checkJson, checkText, isLost } from './check-text.ts';

const HELP: CommandHelp = {
  about: 'Says what each tweak will do to a flow, without running anything.',
  usage: 'tweakbench check FLOW.json TWEAKS.json',
  options: [
    { name: 'release', value: 'VERSION', help: 'the release of Langflow that will run it (the newest known)' },
    { name: 'json', help: 'prints JSON' },
    { name: 'no-color', help: 'prints without colours' },
  ],
  more: `FLOW.json is an export of the flow. TWEAKS.json has the tweaks; comments and trailing commas are allowed.

Exit codes: ${EXIT.passed} no tweak is ignored, refused, or resets its field (unless it is null); ${EXIT.failed} one does; ${EXIT.usage} an argument or a file is wrong`,
};

/** Throws a CommandError for wrong arguments and files. */
export async function checkCommand(words: readonly string[], ports: CommandPorts): Promise<ExitCode> {
  const { values, others } = readWords(words, HELP);
  if (values.help === true) {
    ports.output.write(helpText(HELP));
    return EXIT.passed;
  }
  const [flowFile, tweaksFile, ...rest] = others;
  if (flowFile === undefined || tweaksFile === undefined || rest.length > 0)
    throw usageError(`Give one flow and one file of tweaks\nUsage: ${HELP.usage}`);
  const [flowText, text] = await Promise.all([readNamedFile(ports, flowFile), readNamedFile(ports, tweaksFile)]);
  const flow = readFlow(flowText, flowFile);
  const rules = typeof values.release === 'string' ? tweakRulesFor({ version: values.release }) : newestRules();
  // As in a request of tweaks alone: without inputs the server takes one empty input, which overrides a tweak of a chat input's
  // text.
  const report = makeTweakReport({ text, inputs: undefined, index: indexFlow(flow), rules });
  if (report.isBroken)
    throw usageError(report.problems.map(({ line, message }) => `${tweaksFile}:${line}: ${message}`).join('\n'));
  const checked: CheckedTweaks = { flow: flow.name ?? flowFile, flowFile, tweaksFile, report };
  const style = createStyle(ports.output, ports.environment, values['no-color'] === true);
  ports.output.write(values.json === true ? checkJson(checked) : checkText(checked, style));
  return report.rows.some(isLost) ? EXIT.failed : EXIT.passed;
}

function readFlow(text: string, name: string) {
  try {
    const [flow, ...others] = parseFlowFile(text);
    if (flow !== undefined && others.length === 0) return flow;
    throw new Error(`it has ${others.length + 1} flows; give a file with one`);
  } catch (error) {
    throw usageError(`${name}: ${errorMessage(error)}`);
  }
}
