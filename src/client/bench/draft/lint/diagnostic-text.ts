/** One plain sentence for each diagnostic of a request, and the label of its quick fix. */
import { uniqueName } from '#flow/index/component-id.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Diagnostic, DiagnosticFix } from '#flow/lint/diagnostic.ts';
import { formatList } from '#run/figures/result-format.ts';

export interface DiagnosticContext {
  index: FlowIndex;
  /** "Langflow 1.13", for behaviour of the server. */
  server: string;
}

/** "A", "A and B", "A, B and 3 more". */
function listed(names: readonly string[]): string {
  return formatList(names, names.length > 3 ? 2 : 3);
}

function inputNames(inputs: readonly number[]): string {
  return listed(inputs.map((input) => `Input ${input + 1}`));
}

export function diagnosticText(diagnostic: Diagnostic, { index, server }: DiagnosticContext): string {
  const names = (ids: readonly string[]) => listed(ids.map((id) => uniqueName(index, id)));
  const { about: subject } = diagnostic;
  const input = subject.part === 'input' ? `Input ${subject.input + 1}` : 'The request';
  switch (diagnostic.kind) {
    case 'unknown-target':
      return `${input} goes to “${diagnostic.target}”, which is not in this flow, so no component receives it.`;
    case 'target-is-no-input':
      return `${input} goes to ${uniqueName(index, diagnostic.component)}, which is not an input component, so the server skips it.`;
    case 'type-excludes-target':
      return `${input} does not reach ${uniqueName(index, diagnostic.component)} because its type excludes that component.`;
    case 'target-is-connected':
      return `${input} does not reach ${uniqueName(index, diagnostic.component)} because a connection sets its text.`;
    case 'component-in-several-inputs':
      return diagnostic.fix
        ? `${inputNames(diagnostic.inputs)} are the same, so the flow runs twice with the same text.`
        : `${uniqueName(index, diagnostic.component)} is set by ${inputNames(diagnostic.inputs)}, so the flow runs once for each.`;
    case 'earlier-answer':
      return `${input} may get the answer to an earlier input. ${uniqueName(index, diagnostic.component)} is frozen, so the server may answer from an earlier result of it.`;
    case 'blanks-own-text':
      return subject.part === 'input'
        ? `${input} is empty and will replace the saved text in ${names(diagnostic.components)}.`
        : `No input is sent, so empty text will replace the saved text in ${names(diagnostic.components)}.`;
    case 'input-beats-tweak':
      if (diagnostic.inputs.length === 0)
        return `No input is sent, so empty text replaces this tweak on ${names(diagnostic.components)}, and it has no effect.`;
      return diagnostic.severity === 'warning'
        ? `${inputNames(diagnostic.inputs)} ${diagnostic.inputs.length === 1 ? 'replaces' : 'replace'} this tweak on ${names(diagnostic.components)}, so it has no effect.`
        : `For ${inputNames(diagnostic.inputs)} the input replaces the tweak on ${names(diagnostic.components)}.`;
    case 'input-names-variable':
      return subject.part === 'tweak'
        ? `Because of this tweak ${names(diagnostic.components)} reads the text of ${inputNames(diagnostic.inputs)} as the name of a global variable, and the run fails if there is none.`
        : `${names(diagnostic.components)} is set to a global variable in the flow, so it reads the text of ${input} as the name of one, and the run fails if there is none. A tweak sets it to a text.`;
    case 'unknown-output':
      return subject.part === 'output'
        ? `“${subject.output}” is not a component of this flow, so it gives no result.`
        : '';
    case 'output-does-not-run':
      return `${names(diagnostic.components)} is not connected to the part of the flow that runs, so it gives no result.`;
    case 'run-sets-field':
      return diagnostic.field === 'stream'
        ? 'The run sets this field itself, so the tweak has no effect. Only a “stream” tweak outside any component changes it.'
        : 'The session of the run replaces this tweak. Set Session ID under Request instead.';
    case 'streams-anyway':
      return 'Stream is on under Request, so the text streams whatever this tweak says.';
    case 'session-not-known':
      return `run/advanced takes only the flow's own session, so ${server} will refuse this request.`;
    case 'only-first-answered':
      return `${server} answers all ${diagnostic.inputs} inputs of one request with the answer to the first.`;
    case 'inputs-are-separate-runs':
      return `${input} sets ${names(diagnostic.components)} in a separate run, without Input 1.`;
  }
}

export function fixLabel(fix: DiagnosticFix, index: FlowIndex): string {
  switch (fix.kind) {
    case 'rename-target':
    case 'rename-output':
      return `Replace ${fix.from} with ${fix.to}`;
    case 'remove-target':
      return `Remove target ${fix.target}`;
    case 'remove-input':
      return `Remove Input ${fix.input + 1}`;
    case 'any-type':
      return `Send Input ${fix.input + 1} as Any`;
    case 'send-separately':
      return 'Send each input on its own';
    case 'keep-own-texts':
      return "Use the flow's saved text";
    case 'move-to-tweaks':
      return `Move ${uniqueName(index, fix.component)} to tweaks`;
    case 'remove-output':
      return `Remove output ${fix.output}`;
    case 'remove-tweak':
      return `Remove tweak ${fix.path.join(' ')}`;
    case 'remove-session':
      return "Use the flow's own session";
  }
}
