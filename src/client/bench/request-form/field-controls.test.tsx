// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FIELD_KEYS, REQUEST_FIELDS } from '#run/model/request-fields.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { RequestPane } from './request-pane.tsx';

afterEach(cleanup);

// happy-dom has no `document.fonts`, which the autosizing text area listens to.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

const ROLES = { names: 'combobox', flag: 'switch', text: 'textbox' } as const;

it('the form has a control for every field of the request', () => {
  renderPage(<RequestPane />);
  for (const { kind, label } of FIELD_KEYS.map((key) => REQUEST_FIELDS[key]))
    expect(screen.getByRole(ROLES[kind], { name: label })).toBeDefined();
});
