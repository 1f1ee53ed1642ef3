/** Finds the regular expressions of a source file. */
import ts from 'typescript';

export interface FoundPattern {
  /** From 1. */
  line: number;
  source: string;
  flags: string;
  /** The reason in a `// pattern-bounded: …` on its line or on the line above; null without one. */
  reason: string | null;
}

/**
 * Literals, and strings passed to RegExp. A value inserted into such a string counts as a letter unless it is a
 * constant of the file.
 */
export function findPatterns(text: string): FoundPattern[] {
  const file = ts.createSourceFile('source.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const lines = text.split('\n');
  const constants = new Map<string, string>();
  const found: FoundPattern[] = [];
  visit(file);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const value = ts.isNumericLiteral(node.initializer) ? node.initializer.text : textOf(node.initializer);
      if (value !== null) constants.set(node.name.text, value);
    }
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      add(node, node.text.slice(1, end), node.text.slice(end + 1));
    } else if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const [source, flags] = node.arguments ?? [];
      const pattern = node.expression.getText() === 'RegExp' && source ? textOf(source) : null;
      if (pattern !== null) add(node, pattern, (flags && textOf(flags)) ?? '');
    }
    ts.forEachChild(node, visit);
  }

  function add(node: ts.Node, source: string, flags: string): void {
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line;
    const [, reason] = /\/\/ pattern-bounded: (\S.*)/.exec(`${lines[line - 1] ?? ''}\n${lines[line] ?? ''}`) ?? [];
    found.push({ line: line + 1, source, flags, reason: reason ?? null });
  }

  function textOf(node: ts.Expression): string | null {
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isTaggedTemplateExpression(node)) {
      return node.tag.getText() === 'String.raw' ? templateText(node.template, true) : null;
    }
    return ts.isTemplateExpression(node) ? templateText(node, false) : null;
  }

  function templateText(node: ts.TemplateLiteral, isRaw: boolean): string {
    const part = (piece: ts.TemplateLiteralLikeNode) => (isRaw ? (piece.rawText ?? piece.text) : piece.text);
    if (!ts.isTemplateExpression(node)) return part(node);
    const spans = node.templateSpans.map(({ expression, literal }) => {
      return (constants.get(expression.getText()) ?? 'x') + part(literal);
    });
    return part(node.head) + spans.join('');
  }
}
