/** Adds a caret after the last word of a tree, inside its list item, cell or emphasis. */

interface TreeNode {
  type: string;
  tagName?: string;
  value?: string;
  children?: TreeNode[];
  properties?: Record<string, unknown>;
}

/** Elements that cannot contain the caret. */
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

/** The last child that is not white space, if it is an element that can contain the caret. */
function lastElement(node: TreeNode): TreeNode | null {
  const last = node.children?.findLast((child) => child.type !== 'text' || child.value?.trim() !== '');
  return last?.type === 'element' && !CLOSED.has(last.tagName ?? '') ? last : null;
}
