/** Explains above the tweaks of a sample what they do. Stays hidden after it was closed. */
import { CloseButton } from '@mantine/core';
import * as z from 'zod/mini';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { preference, usePreference } from '../../shell/state/preference.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import classes from './tweaks-caption.module.css';

const captionPutAway = preference('tweakbench.tweaks-caption.1', z.boolean(), false);

/** Most fields that are named; of more, only the number is shown. */
const MAX_NAMED = 3;

/** "These two tweaks change the flow's tone and temperature, for this run only."; null unless each tweak changes the flow. */
function captionOf({ rows }: TweakReport): string | null {
  const changing = rows.filter(({ state }) => state === 'applied' || state === 'ambiguous');
  const fields = [...new Set(changing.map(({ field }) => field))];
  if (changing.length === 0 || changing.length < rows.length) return null;
  const tweaks =
    changing.length === 1
      ? 'This tweak changes'
      : `These ${['two', 'three', 'four'][changing.length - 2] ?? changing.length} tweaks change`;
  const named = new Intl.ListFormat('en', { style: 'long' }).format(fields);
  return `${tweaks} ${fields.length > MAX_NAMED ? `${fields.length} fields of the flow` : `the flow's ${named}`}, for this run only.`;
}

export function TweaksCaption({ report }: { report: TweakReport }) {
  const [isPutAway, putAway] = usePreference(captionPutAway);
  const shownRunId = useShownRunId();
  const isSample = useOpenFlow()?.isSample === true;
  const caption = captionOf(report);
  if (isPutAway || !isSample || caption === null) return null;
  return (
    <div className={`tb-bar tb-sm tb-between tb-row tb-tint ${classes.caption}`}>
      <p>
        {caption}
        {shownRunId === null && ' Press Run.'}
      </p>
      <CloseButton
        size="sm"
        aria-label="Close the explanation"
        onClick={() => {
          sendUiRequest('focus', { kind: 'title', of: 'tweaks' });
          putAway(true);
        }}
      />
    </div>
  );
}
