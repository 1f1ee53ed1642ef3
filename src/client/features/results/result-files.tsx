/** Files that came with a message, fetched through the connection: images to look at, others to save. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Connection } from '#run/connection.ts';
import type { ResultFile } from '#run/result-files.ts';
import { formatSize } from '#run/result-format.ts';
import { sendRequest } from '#run/send-request.ts';
import { downloadFile } from '../../ui/download-file.ts';
import classes from './result-files.module.css';
import { useRunConnection } from './run-connection.ts';

export interface ResultFilesProps {
  files: readonly ResultFile[];
  outputName: string;
}

export function ResultFiles({ files, outputName }: ResultFilesProps) {
  return (
    <ul className={classes.files} aria-label={`Files from ${outputName}`}>
      {files.map((file) => (
        <li key={file.path}>
          <FileView file={file} outputName={outputName} />
        </li>
      ))}
    </ul>
  );
}

function FileView({ file, outputName }: { file: ResultFile; outputName: string }) {
  const { data: blob, error } = useFile(file.path);
  if (error) {
    return (
      <p className={classes.note}>
        {file.name}: {error.message}
      </p>
    );
  }
  if (!blob) return <p className={classes.note}>{file.name}, being fetched</p>;
  if (file.isImage && blob.type.startsWith('image/'))
    return <ImageView blob={blob} file={file} outputName={outputName} />;
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconDownload size={14} stroke={1.6} aria-hidden="true" />}
      onClick={() => downloadFile(file.name, blob, blob.type)}
    >
      Download {file.name}, {formatSize(blob.size)}
    </Button>
  );
}

/** Fit to the width; a press shows it as large as it is. */
function ImageView({ blob, file, outputName }: { blob: Blob; file: ResultFile; outputName: string }) {
  const [isFull, setFull] = useState(false);
  const address = useObjectUrl(blob);
  const alt = file.name === '' ? `Image from ${outputName}` : file.name;
  return (
    <figure className={classes.figure}>
      <UnstyledButton
        className={isFull ? classes.full : classes.fit}
        aria-label={`Full size of ${alt}`}
        aria-pressed={isFull}
        onClick={() => setFull((before) => !before)}
      >
        {address !== null && <img src={address} alt={alt} />}
      </UnstyledButton>
      <figcaption className={classes.note}>
        {file.name}, {formatSize(blob.size)}
      </figcaption>
    </figure>
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

/** With the key in a header, which an `img` element could not send. */
function useFile(path: string) {
  const connection = useRunConnection();
  return useQuery({
    queryKey: ['files', connection.baseUrl, path],
    queryFn: ({ signal }) => fetchFile(connection, path, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}

async function fetchFile(connection: Connection, path: string, signal: AbortSignal): Promise<Blob> {
  const response = await sendRequest(connection, endpoints.image(path), { signal }).catch(() => {
    signal.throwIfAborted();
    throw new Error('the server does not answer');
  });
  if (!response.ok) throw new Error(`the server does not hand it out (status ${response.status})`);
  return response.blob();
}
