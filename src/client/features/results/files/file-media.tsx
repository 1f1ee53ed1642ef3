/** An image, audio or video of an answer, from bytes that were fetched through the connection. */
import { UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ResultFile } from '#run/results/result-files.ts';
import classes from './result-files-view.module.css';

export interface FileMediaProps {
  blob: Blob;
  file: ResultFile;
  outputName: string;
}

export function FileMedia({ blob, file, outputName }: FileMediaProps) {
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
