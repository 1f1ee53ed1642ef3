/** A URL in an answer, as a link that shows its target. It is fetched only if the user opens it. */
import { IconExternalLink } from '@tabler/icons-react';
import { readLinkTarget } from '../../../blocks/markdown/link-target.ts';

export interface RemoteLinkProps {
  address: string;
  /** Text of the link; defaults to the URL. */
  children?: string;
}

export function RemoteLink({ address, children = address }: RemoteLinkProps) {
  const target = readLinkTarget(address, children);
  if (!target) return <span className="tb-break tb-isolate">{children}</span>;
  return (
    <a
      className="tb-inline tb-fit"
      href={target.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={target.href}
    >
      <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
      <span className="tb-break tb-isolate">{children === address ? target.href : `${children} (${target.host})`}</span>
    </a>
  );
}
