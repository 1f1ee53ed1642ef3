/** What a tweak changes: the flow's value, and what is sent. */
import type { SentValue } from '#run/report/tweak-report.ts';

export function SentCell({ sent }: { sent: SentValue }) {
  switch (sent.kind) {
    case 'change':
      return (
        <>
          <span className="tb-quiet">{sent.before}</span>
          {' → '}
          <strong className="tb-strong">{sent.after}</strong>
        </>
      );
    case 'same':
      return <span className="tb-quiet">{sent.value}</span>;
    case 'replaced':
      return (
        <>
          <del className="tb-quiet">{sent.value}</del> <strong className="tb-strong">{sent.by}</strong>
        </>
      );
    case 'none':
      return <span className="tb-quiet">{sent.text}</span>;
  }
}
