/** Puts the block caret behind the last word of a tree, inside its list item, cell or emphasis. */

interface TreeNode {
  type: string;
  tagName?: string;
  value?: string;
  children?: TreeNode[];
  properties?: Record<string, unknown>;
}

/** Elements that have no inside to put a caret into. */
const CLOSED: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input']);

export function rehypeCaret() {
  return (tree: TreeNode): void => {
    let place = tree;
    for (let next = lastElement(tree); next; next = lastElement(place)) place = next;
    place.children?.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['tb-caret'], ariaHidden: 'true' },
      children: [],
    });
  };
}

/** The last child, if it is an element with an inside; white space behind it does not count. */
function lastElement(node: TreeNode): TreeNode | null {
  const last = node.children?.findLast((child) => child.type !== 'text' || child.value?.trim() !== '');
  return last?.type === 'element' && !CLOSED.has(last.tagName ?? '') ? last : null;
}
