// Does the screen say anything that no catalogue holds? Its source is read as TypeScript reads it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import { SOURCE, sources } from "./catalogues";

const TOLD = /^(aria-label|aria-description|aria-roledescription|alt|label|title|placeholder|description|error|nothingFoundMessage|closeButtonLabel)$/;
const WORD = /\p{L}{2,}/u;

/** Texts in JSX, and in attributes that people see or hear. */
export function outside(text: string, name = "x.tsx"): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const literal = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (WORD.test(node.text)) found.push(node.text);
    } else if (ts.isTemplateExpression(node)) {
      const words = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(" ");
      if (WORD.test(words)) found.push(words);
    } else if (ts.isConditionalExpression(node)) {
      literal(node.whenTrue);
      literal(node.whenFalse);
    } else if (ts.isBinaryExpression(node) && /^(\|\||&&|\?\?)$/.test(node.operatorToken.getText())) literal(node.right);
    else if (ts.isJsxExpression(node) && node.expression) literal(node.expression);
  };
  const walk = (node: ts.Node): void => {
    if (ts.isJsxText(node) && WORD.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression) literal(node.expression);
    if (ts.isJsxAttribute(node) && TOLD.test(node.name.getText()) && node.initializer) literal(node.initializer);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

describe("what is read for texts", () => {
  it("finds them wherever they can stand", () => {
    const said = 'const X = () => <p title="Said" aria-label={`So ${n} said`}>Hello {a ? "yes" : t("no")} {b && "then"}</p>';
    expect(outside(said)).toEqual(["Said", "So   said", "Hello", "yes", "then"]);
    expect(outside('const X = () => <p className="not said" key="nor this">{t("word")} · {n} %</p>')).toEqual([]);
  });
});

describe("the screen", () => {
  it.each(sources(/\.tsx$/))("%s says nothing that no catalogue holds", (path) => {
    expect(outside(readFileSync(join(SOURCE, path), "utf-8"), path)).toEqual([]);
  });
});
