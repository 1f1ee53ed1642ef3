/** Files of a message: shows images, audio and video, and offers others for download. */

import { Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { formatSize } from '#run/figures/result-format.ts';
import { filePathOf, type ResultFile } from '#run/results/result-files.ts';
import { readLinkTarget } from '../../../blocks/markdown/link-target.ts';
import { fetchFile } from '../../../shell/api/fetch-file.ts';
import { IconDownload, IconExternalLink } from '../../../shell/icons/icons.ts';
import { downloadFile } from '../../../shell/ui/browser/download-file.ts';
import { useFew } from '../../../shell/ui/controls/use-few.tsx';
import { useRunConnection } from '../shared/run-connection.ts';
import classes from './result-files-view.module.css';

export function ResultFiles({ files, outputName }: { files: readonly ResultFile[]; outputName: string }) {
  const { few, more } = useFew(files, 'files', 20);
  return (
    <ul className="tb-list tb-gap-sm tb-stack tb-above-sm" aria-label={`Files from ${outputName}`}>
      {few.map((file) => (
        <li key={file.path}>
          <AnyFile file={file} outputName={outputName} />
        </li>
      ))}
      {more !== null && <li>{more}</li>}
    </ul>
  );
}

interface FileProps {
  file: ResultFile;
  outputName: string;
}

function AnyFile({ file, outputName }: FileProps) {
  if (file.isRemote) return <RemoteFile file={file} />;
  if (file.isInline) return <InlineFile file={file} outputName={outputName} />;
  return <ServerFile file={file} outputName={outputName} />;
}

const KINDS = { image: 'Image', audio: 'Audio', video: 'Video', other: 'File' } as const;

/** Fetches nothing from other servers, which would learn who reads the answer. */
function RemoteFile({ file }: { file: ResultFile }) {
  return (
    <p className="tb-sm tb-break tb-quiet">
      {KINDS[file.kind]}, elsewhere: <RemoteLink address={file.path} />
    </p>
  );
}

function ServerFile({ file, outputName }: FileProps) {
  const { data: blob, error } = useFile(file);
  if (error) {
    return (
      <p className="tb-sm tb-break tb-quiet">
        {file.name}: {error.message}
      </p>
    );
  }
  if (!blob) return <p className="tb-sm tb-break tb-quiet">{file.name}, loading</p>;
  return <FileView blob={blob} file={file} outputName={outputName} />;
}

function InlineFile({ file, outputName }: FileProps) {
  const blob = useMemo(() => toBlob(file), [file]);
  if (!blob) return <p className="tb-sm tb-break tb-quiet">{file.name}: the answer has no valid base64</p>;
  return <FileView blob={blob} file={file} outputName={outputName} />;
}

function FileView({ blob, file, outputName }: FileProps & { blob: Blob }) {
  const about = [file.name, ...(blob.type === '' ? [] : [blob.type]), formatSize(blob.size)].join(', ');
  const isShown = file.kind !== 'other' && blob.type.startsWith(`${file.kind}/`);
  return (
    <div className="tb-gap-xs-sm tb-stack tb-start">
      {isShown && <FileMedia blob={blob} file={file} outputName={outputName} />}
      <Button
        size="xs"
        className="tb-fit"
        leftSection={<IconDownload size={14} stroke={1.6} aria-hidden="true" />}
        onClick={() => downloadFile(file.name, blob, blob.type)}
      >
        Download {about}
      </Button>
    </div>
  );
}

/** The bytes of a data URL; null if it is not valid base64. */
function toBlob({ path, type }: ResultFile): Blob | null {
  try {
    const text = atob(decodeURIComponent(path.slice(path.indexOf(',') + 1)));
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
    return new Blob([bytes], { type });
  } catch {
    return null;
  }
}

/** Fetches a file of a message from the server of the run. */
function useFile({ path, kind, type }: ResultFile) {
  const connection = useRunConnection();
  return useQuery({
    queryKey: ['files', connection.baseUrl, path],
    queryFn: ({ signal }) => fetchFile(connection, { path: filePathOf(path), isImage: kind === 'image', type }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}

/** A URL in an answer, as a link that shows its target. It is fetched only if the user opens it. */
function RemoteLink({ address }: { address: string }) {
  const target = readLinkTarget(address, address);
  if (!target) return <span className="tb-break tb-isolate">{address}</span>;
  return (
    <a
      className="tb-inline tb-fit"
      href={target.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={target.href}
    >
      <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
      <span className="tb-break tb-isolate">{target.href}</span>
    </a>
  );
}

/** An image, audio or video of an answer, from bytes that were fetched through the connection. */
function FileMedia({ blob, file, outputName }: { blob: Blob; file: ResultFile; outputName: string }) {
  const address = useObjectUrl(blob);
  const [isBroken, setBroken] = useState(false);
  if (address === null) return null;
  const label = file.name === '' ? `${file.kind} from ${outputName}` : file.name;
  if (isBroken) return <p className="tb-sm tb-break tb-quiet">This browser cannot show {label}.</p>;
  const source = { src: address, onError: () => setBroken(true) };
  if (file.kind === 'image')
    return <ImageView {...source} alt={file.name === '' ? `Image from ${outputName}` : file.name} />;
  // No captions: servers do not send any.
  if (file.kind === 'audio')
    return <audio className={classes.audio} controls preload="metadata" aria-label={label} {...source} />;
  return (
    <video className={`tb-sunken tb-fit ${classes.video}`} controls preload="metadata" aria-label={label} {...source} />
  );
}

/** Fits the width; a click shows the full size. */
function ImageView({ src, alt, onError }: { src: string; alt: string; onError: () => void }) {
  const [isFull, setFull] = useState(false);
  return (
    <UnstyledButton
      className={isFull ? `tb-fit ${classes.full}` : classes.fit}
      aria-label={`Full size of ${alt}`}
      aria-pressed={isFull}
      onClick={() => setFull((before) => !before)}
    >
      <img src={src} alt={alt} onError={onError} />
    </UnstyledButton>
  );
}

function useObjectUrl(blob: Blob): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}
