/** Shows the connected server, and opens the connection form. */
import { lazy, useId, useRef, useState } from 'react';
import { loadErrorTexts } from '../../shell/api/fetch-json.ts';
import { IconChevronDown, IconDots, IconKey } from '../../shell/icons/icons.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { useOnFirstUse } from '../../shell/ui/browser/use-on-first-use.ts';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { OverlayGuard } from '../../shell/ui/feedback/overlay-guard.tsx';
import classes from './connection-chip.module.css';
import type { ConnectionLabel, ConnectionState } from './connection-state.ts';
import { useConnectionLabel } from './use-connection-label.ts';

const loadForm = () => import('./connection-form.tsx');
const loadPanel = () => import('../../shell/ui/late/popover-panel.tsx');
const loadAll = () => Promise.all([loadForm(), loadPanel(), loadErrorTexts()]);
const PopoverPanel = lazyOverlay(async () => (await loadPanel()).PopoverPanel);
const ConnectionForm = lazy(async () => ({ default: (await loadForm()).ConnectionForm }));

export interface ConnectionChipProps {
  /** True on narrow screens: shows only the mark. */
  isShort?: boolean;
}

export function ConnectionChip({ isShort = false }: ConnectionChipProps) {
  const label = useConnectionLabel();
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  // Preload: the form is needed most when the server is gone.
  useOnFirstUse(loadAll);
  const [address, setAddress] = useState<string | null>(null);
  useUiRequest('connection', (request) => {
    setAddress(request === true ? null : request.address);
    setOpen(true);
  });
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`tb-button tb-shrink ${classes.chip}`}
        aria-label={`Connection: ${label.name}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-state={label.state}
        onClick={() => {
          setAddress(null);
          setOpen((before) => !before);
        }}
      >
        <Mark state={label.state} />
        {!isShort && <ChipText label={label} />}
        <IconChevronDown size={16} stroke={1.6} aria-hidden="true" className="tb-fixed tb-quiet" />
      </button>
      {isOpen && (
        <PopoverPanel
          button={button}
          titleId={titleId}
          position="bottom-start"
          width={384}
          padding={16}
          onClose={close}
        >
          <h2 id={titleId} className={`tb-md tb-strong ${classes.title}`}>
            Connection
          </h2>
          <OverlayGuard onClose={close} fallback={<p>Opening</p>}>
            <ConnectionForm label={label} address={address} />
          </OverlayGuard>
        </PopoverPanel>
      )}
    </>
  );
}

/** Emphasises the state, not the host. */
function ChipText({ label: { state, text } }: { label: ConnectionLabel }) {
  const [message = '', host] = text.split(' · ');
  return (
    <span className="tb-cut">
      <span className={state === 'ready' || state === 'connecting' ? undefined : 'tb-fixed tb-problem'}>{message}</span>
      {host !== undefined && <span className="tb-quiet tb-regular"> · {host}</span>}
    </span>
  );
}

function Mark({ state }: { state: ConnectionState }) {
  if (state === 'key-refused')
    return <IconKey size={14} stroke={1.8} aria-hidden="true" className="tb-fixed tb-problem" />;
  if (state === 'connecting') return <IconDots size={14} stroke={1.8} aria-hidden="true" />;
  return (
    <span
      className={state === 'ready' ? `tb-fixed ${classes.disc}` : `tb-fixed ${classes.square}`}
      aria-hidden="true"
    />
  );
}
