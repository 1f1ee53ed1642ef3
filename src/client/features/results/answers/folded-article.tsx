/** An output that is the same as that of an earlier input, folded to one line. */
import { Button } from '@mantine/core';
import type { MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { focusText } from '../../../ui/focus/focus-into.ts';
import classes from './folded-article.module.css';

export interface FoldedArticleProps {
  /** "Chat Output, Input 2". */
  place: string;
  title: string;
  /** The earlier input: "Input 1". */
  first: string;
  onShow: () => void;
}

export function FoldedArticle({ place, title, first, onShow }: FoldedArticleProps) {
  function show({ currentTarget }: MouseEvent) {
    const row = currentTarget.closest('article')?.parentElement;
    flushSync(onShow);
    // The focused button unmounts, so focus the article.
    const articles = [...(row?.querySelectorAll('article') ?? [])];
    focusText(articles.find((article) => article.getAttribute('aria-label') === place));
  }
  return (
    <article className={`tb-row ${classes.folded}`} aria-label={place}>
      <h4 className={`tb-cut tb-md ${classes.name}`}>{title}</h4>
      <p className={`tb-sm-tall ${classes.note}`}>Same as for {first}</p>
      <Button variant="default" size="compact-sm" aria-label={`Show ${place}`} onClick={show}>
        Show
      </Button>
    </article>
  );
}
