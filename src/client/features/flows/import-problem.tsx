/** Says under the top bar which file is not a flow, until it is closed. */

import { IconX } from '../../icons/icons.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { StateMark } from '../../ui/feedback/state-mark.tsx';

export function ImportProblem({ problem, onClose }: { problem: string; onClose: () => void }) {
  return (
    <div className="tb-bar tb-row tb-refused-tint tb-inset-xs-sm" role="alert" aria-label="Import failed">
      <StateMark state="refused" />
      <p className="tb-grow tb-break tb-ink">{problem}</p>
      <IconButton icon={IconX} label="Close import message" iconSize={14} onClick={onClose} />
    </div>
  );
}
