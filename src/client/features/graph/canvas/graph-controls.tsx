/** Zoom buttons in the corner of the graph. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import classes from './graph-canvas.module.css';

export function GraphControls({ onFit }: { onFit: () => void }) {
  const flow = useReactFlow();
  const controls = [
    { label: 'Zoom in', icon: IconPlus, act: () => void flow.zoomIn() },
    { label: 'Zoom out', icon: IconMinus, act: () => void flow.zoomOut() },
    { label: 'Fit graph', icon: IconMaximize, act: onFit },
  ];
  return (
    <div className={classes.controls}>
      {controls.map(({ label, icon: ControlIcon, act }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon aria-label={label} size={30} onClick={act}>
            <ControlIcon size={16} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
