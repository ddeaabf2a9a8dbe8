import ts from "typescript";

/** Attributes whose value a person reads or hears. */
const READ_ATTRIBUTES = new Set([
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "alt",
  "label",
  "placeholder",
  "title",
  "hint",
  "note",
  "text",
  "description",
]);
/** Contents of these are the same in every language: code, keys, units of HTTP. */
const CODE_ELEMENTS = new Set(["code", "kbd", "pre", "samp", "style", "script"]);

/** Names and notations, not words. */
const NAMES = new Set(["JavaScript", "Python", "whsec_", "curl", "JSON", "TLS", "DNS", "URL", "HTTP", "https://"]);

/** Words of a language have a letter beside another; `–`, `200`, `+` and `%` are not words. */
function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !NAMES.has(text.trim());
}

/** Literals that an expression may come to: both sides of `a ? "x" : "y"` and `a ?? "x"`, and a template's fixed parts. */
function literalsOf(node: ts.Expression | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression);
  const operator = ts.isBinaryExpression(node) ? node.operatorToken.kind : undefined;
  if (
    ts.isBinaryExpression(node) &&
    (operator === ts.SyntaxKind.QuestionQuestionToken ||
      operator === ts.SyntaxKind.BarBarToken ||
      operator === ts.SyntaxKind.AmpersandAmpersandToken)
  )
    return literalsOf(node.right);
  return [];
}

function attributeText(attribute: ts.JsxAttribute): string[] {
  if (!READ_ATTRIBUTES.has(attribute.name.getText())) return [];
  const { initializer } = attribute;
  if (!initializer) return [];
  if (ts.isStringLiteral(initializer)) return [initializer.text];
  return ts.isJsxExpression(initializer) ? literalsOf(initializer.expression) : [];
}

/**
 * Text in JSX that a person would read and that is not from the catalogue: between tags, and in attributes that are shown
 * or read aloud. For the test that keeps every word translatable.
 * @param source of a .tsx file
 */
export function hardCodedText(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && CODE_ELEMENTS.has(node.openingElement.tagName.getText())) return;
    if (ts.isJsxText(node)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) found.push(...literalsOf(node.expression));
    if (ts.isJsxAttribute(node)) found.push(...attributeText(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("file.tsx", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found.filter(hasWords);
}
