/** The keys of a request's body on each route. A small module, because every paste is checked against them. */

import { FIELD_KEYS, REQUEST_FIELDS } from '../model/request-fields.ts';

export type Route = 'advanced' | 'simple' | 'workflows';

export const ROUTE_KEYS: Record<Route, readonly string[]> = {
  advanced: ['inputs', 'tweaks', ...FIELD_KEYS.map((key) => REQUEST_FIELDS[key].sentAs)],
  simple: ['input_value', 'input_type', 'output_type', 'output_component', 'tweaks', 'session_id'],
  workflows: ['flow_id', 'mode', 'stream_protocol', 'tweaks', 'start_component_id', 'input_value', 'session_id'],
};
