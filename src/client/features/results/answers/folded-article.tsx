/** An output that is the same as that of an earlier input, folded to one line. */
import { Button } from '@mantine/core';

export interface FoldedArticleProps {
  /** "Chat Output, Input 2". */
  place: string;
  title: string;
  /** The earlier input: "Input 1". */
  first: string;
  /** Puts the whole article in its place, which then takes the focus from the button. */
  onShow: () => void;
}

export function FoldedArticle({ place, title, first, onShow }: FoldedArticleProps) {
  return (
    <article className="tb-row tb-hairline tb-inset-xs-sm tb-gap-sm-md" aria-label={place}>
      <h4 className="tb-cut tb-md tb-strong tb-shrink tb-isolate">{title}</h4>
      <p className={`tb-sm-tall tb-grow tb-quiet`}>Same as for {first}</p>
      <Button variant="default" size="compact-sm" aria-label={`Show ${place}`} onClick={onShow}>
        Show
      </Button>
    </article>
  );
}
