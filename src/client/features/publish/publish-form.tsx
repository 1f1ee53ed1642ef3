/** The form of a demo: a new one of the presentation, or a published one. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editDemoForm, newDemoForm } from '#run/demos/demo-form.ts';
import { DemoFields, type DemoFieldsProps } from './demo-fields.tsx';
import classes from './publish.module.css';
import { usePresented } from './use-presented.ts';

export interface PublishFormProps
  extends Pick<DemoFieldsProps, 'flow' | 'server' | 'requests' | 'onCancel' | 'onDone'> {
  /** The name of the demo that is edited; null for a new one. */
  edited: string | null;
}

export function PublishForm(props: PublishFormProps) {
  const { flow, server, edited, requests } = props;
  const presented = usePresented(flow, server);
  const [openedAt] = useState(Date.now);
  const kept = useQuery({
    queryKey: ['workspace', 'demos', edited],
    queryFn: () => requests.read(edited ?? ''),
    enabled: edited !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    networkMode: 'always',
  });
  if (edited === null) {
    return <DemoFields {...props} kept={null} first={newDemoForm(presented, openedAt)} base={presented.base} />;
  }
  if (!kept.data) {
    return (
      <p className={classes.loading} role="status">
        {kept.error === null ? 'Loading the demo' : kept.error.message}
      </p>
    );
  }
  const { settings } = kept.data;
  return (
    <DemoFields
      {...props}
      // Read again after somebody else has changed it.
      key={kept.data.entry.version}
      kept={kept.data.entry}
      first={editDemoForm(edited, settings, presented)}
      base={{ ...settings, target: settings.own ?? undefined }}
      onReload={() => void kept.refetch()}
    />
  );
}
