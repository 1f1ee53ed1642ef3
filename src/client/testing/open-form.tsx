/** A flow with one field of each kind, and its form over some tweaks. */
import { screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { JsonObject } from '#contract/json.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { ServerCapabilities } from '#run/model/connection.ts';
import { FormView, type FormViewProps } from '../bench/form/form-view.tsx';
import type { FlowDetail } from '../shell/api/flow-detail.ts';
import { openWithTweaks } from './open-tweaks.tsx';

const shown = (fields: Record<string, JsonObject>) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { show: true, ...field }]));

const flow = exportFromOutline(
  parseOutline({
    id: 'flow-1',
    name: 'Kinds',
    nodes: [
      {
        id: 'Source-s',
        type: 'TextInput',
        display_name: 'Source',
        outputs: [{ name: 'out', types: ['Message'] }],
        fields: {},
      },
      {
        id: 'Kinds-k',
        type: 'Kinds',
        display_name: 'Kinds',
        outputs: [],
        fields: shown({
          plain: { type: 'str', value: 'own' },
          story: { type: 'str', value: 'own\nstory', multiline: true },
          count: { type: 'int', value: 7, info: 'How much of it.' },
          heat: { type: 'slider', value: 0.2, range_spec: { min: 0, max: 2, step: 0.1 } },
          flag: { type: 'bool', value: false },
          choice: { type: 'str', value: 'x', options: ['x', 'y'] },
          one_of_many: { type: 'str', value: 'o0', options: Array.from({ length: 12 }, (_, index) => `o${index}`) },
          writer: {
            type: 'model',
            value: [{ name: 'demo', provider: 'Demo' }],
            options: [
              { name: 'small', provider: 'Ours', metadata: { length: 8 } },
              { name: 'large', provider: 'Ours' },
            ],
          },
          open_choice: { type: 'str', value: 'x', options: ['x', 'y'], combobox: true },
          several: { type: 'str', value: ['a'], options: ['a', 'b'], list: true },
          words: { type: 'str', value: ['one'], list: true },
          api_key: { type: 'str', value: 'sk-flow-secret', password: true },
          api_keys: { type: 'str', value: ['sk-flow-listed'], list: true, password: true },
          pin: { type: 'int', value: 471147, password: true },
          named: { type: 'str', value: 'OWN_NAME', load_from_db: true },
          map: { type: 'dict', value: { k: 1 } },
          headers: {
            type: 'table',
            value: [{ key: 'a', value: 'b' }],
            table_schema: [
              { name: 'key', display_name: 'Header', type: 'str' },
              { name: 'value', display_name: 'Value', type: 'str' },
            ],
          },
          fed: { type: 'str', value: '' },
          unseen: { type: 'str', value: '', show: false },
        }),
      },
      {
        id: 'Other-o',
        type: 'Other',
        display_name: 'Other',
        outputs: [],
        fields: shown({ plain: { type: 'str', value: 'second' } }),
      },
    ],
    edges: [{ source: 'Source-s', output: 'out', target: 'Kinds-k', field: 'fed' }],
  }),
);
/** A new object for each test, as if the flow had been fetched again. */
const readDetail = (): FlowDetail => ({
  id: 'flow-1',
  name: 'Kinds',
  flow,
  index: indexFlow(flow),
  suggested: null,
  isSample: false,
});

const never = () => false;
const itself = (form: ReactNode) => form;

interface FormOptions extends Pick<FormViewProps, 'renderLast'> {
  onHistory?: FormViewProps['onHistory'];
  /** Wraps the form. */
  frame?: (form: ReactNode) => ReactNode;
  /** What the embedded engine says of the flow. */
  needs?: NonNullable<FlowDetail['needs']>;
  /** Used in place of the embedded engine. */
  server?: ServerCapabilities;
}

/** The form over these tweaks, and ways to its parts. */
export function openForm(
  tweaksText = '{}',
  { onHistory = never, renderLast, frame = itself, needs, ...more }: FormOptions = {},
) {
  const detail = { ...readDetail(), ...(needs && { needs }) };
  const page = openWithTweaks(
    frame(<FormView onHistory={onHistory} renderLast={renderLast} />),
    tweaksText,
    detail,
    [],
    more,
  );
  const kinds = () => within(screen.getByRole('group', { name: 'Kinds Kinds-k' }));
  const other = () => within(screen.getByRole('group', { name: 'Other Other-o' }));
  const sent = () => parseTweaksText(page.draftText()).tweaks;
  return { ...page, kinds, other, sent };
}
