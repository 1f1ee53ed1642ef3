import { expect, it } from 'vitest';
import { runRequestSchema } from '#contract/run-request.ts';
import {
  bodyOfFields,
  differingLabels,
  FIELD_KEYS,
  fieldsOfBody,
  REQUEST_FIELDS,
  readFields,
} from './request-fields.ts';

const typed = { ...readFields({}), outputs: ['Chat Output'], sessionId: ' mine ' };

it('the table of fields has every field of the body but inputs and tweaks', () => {
  const sentAs = FIELD_KEYS.map((key) => REQUEST_FIELDS[key].sentAs);
  expect(['inputs', 'tweaks', ...sentAs].toSorted()).toEqual(Object.keys(runRequestSchema.shape).toSorted());
});

it('a draft sends what was typed, and no field that a new request leaves as it is, except Stream', () => {
  expect(bodyOfFields(typed)).toEqual({ outputs: ['Chat Output'], stream: true, session_id: 'mine' });
  expect(bodyOfFields(readFields({}))).toEqual({ stream: true });
  expect(bodyOfFields(readFields({ stream: false }))).toEqual({});
});

it('the fields are read from what was stored, and from what was sent', () => {
  expect(readFields(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
  expect(readFields({ outputs: ['a', 1], stream: 'yes', sessionId: null })).toEqual(readFields({ outputs: ['a'] }));
  expect(fieldsOfBody({ session_id: 'mine', stream: false })).toEqual(readFields({ stream: false, sessionId: 'mine' }));
});

it('the fields that two drafts send differently are named as in the form', () => {
  expect(differingLabels(typed, { ...typed, sessionId: 'mine' })).toEqual([]);
  expect(differingLabels(typed, readFields({}))).toEqual(['Outputs', 'Session ID']);
});
