/** Attached files: a thumbnail or a name each, and a button to remove it. */

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { mediaTypeOf } from '#run/results/media-types.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { fetchFile } from '../../../shell/api/fetch-file.ts';
import { IconFile, IconX } from '../../../shell/icons/icons.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import classes from './attach.module.css';

export interface AttachedFilesProps {
  paths: readonly string[];
  /** What they are attached to, for accessible names. */
  owner: string;
  onRemove: (path: string) => void;
}

const IMAGE = /\.(png|jpe?g|gif|webp|bmp|avif)$/i;

export function AttachedFiles({ paths, owner, onRemove }: AttachedFilesProps) {
  if (paths.length === 0) return null;
  return (
    <ul className={`tb-list tb-wrap tb-shrink tb-gap-xs-sm tb-flex ${classes.files}`} aria-label={`Files of ${owner}`}>
      {paths.map((path) => {
        const name = nameOf(path);
        return (
          <li key={path} className={`tb-sm tb-row tb-raised tb-shrink tb-gap-xs-sm tb-fit ${classes.file}`}>
            {IMAGE.test(path) ? <Thumbnail path={path} /> : <FileIcon />}
            <span className="tb-cut tb-shrink" title={path}>
              {name}
            </span>
            <IconButton
              icon={IconX}
              label={`Remove ${name} from ${owner}`}
              iconSize={14}
              size={22}
              onClick={() => onRemove(path)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** Name of the file without the time stamp that servers add in front. */
function nameOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  return name.replace(/^\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}_/, '') || name;
}

function FileIcon() {
  return <IconFile size={16} stroke={1.6} aria-hidden="true" />;
}

/** Decorative, because the name is shown next to it. */
function Thumbnail({ path }: { path: string }) {
  const { connection } = useConnection();
  const { data: blob } = useQuery({
    queryKey: ['files', connection.baseUrl, path],
    queryFn: ({ signal }) => fetchFile(connection, { path, isImage: true, type: mediaTypeOf(path) ?? '' }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!blob?.type.startsWith('image/')) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  if (address === null) return <FileIcon />;
  return <img className={`tb-fixed ${classes.thumbnail}`} src={address} alt="" onError={() => setAddress(null)} />;
}
