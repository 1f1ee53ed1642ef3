/**
 * Fields that a tweak must not change in release 1.13.0 (lfx, `utils/flow_validation.py`): any field of type or name
 * `code`, the code inputs of components that execute code, and the connection targets of a few components.
 */

const codeComponents: ReadonlySet<string> = new Set([
  'CSVAgent',
  'CodeAct Agent (Smolagents)',
  'CodeActAgentSmolagents',
  'Cuga',
  'LambdaFilterComponent',
  'OpenDsStar Agent',
  'OpenDsStarAgent',
  'Python Code Structured',
  'Python Function',
  'Python Interpreter',
  'Python REPL',
  'PythonCodeStructuredTool',
  'PythonFunction',
  'PythonFunctionComponent',
  'PythonREPLComponent',
  'PythonREPLTool',
  'PythonREPLToolComponent',
  'Smart Transform',
]);

const codeFields: ReadonlySet<string> = new Set([
  'allow_dangerous_code',
  'filter_instruction',
  'function_code',
  'global_imports',
  'python_code',
  'tool_code',
]);

const bingTarget: ReadonlySet<string> = new Set(['bing_search_url']);

const connectionTargets: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['SQLComponent', new Set(['database_url', 'query'])],
  ['Bing Search API', bingTarget],
  ['BingSearchAPI', bingTarget],
  ['BingSearchAPIComponent', bingTarget],
  ['ext:bing:BingSearchAPIComponent@official', bingTarget],
  ['ext:bing:BingSearchAPIComponent@official-pre-a', bingTarget],
  ['lfx.components.bing.BingSearchAPIComponent', bingTarget],
  ['lfx.components.bing.bing_search_api.BingSearchAPIComponent', bingTarget],
]);

/** True for a field that only the flow's author may set. Does not follow the proxies of groups; `read-field.ts` does. */
export function isProtectedField(componentType: string, fieldName: string, fieldType: string): boolean {
  if (fieldType === 'code' || fieldName === 'code') return true;
  if (codeComponents.has(componentType) && codeFields.has(fieldName)) return true;
  return connectionTargets.get(componentType)?.has(fieldName) ?? false;
}
