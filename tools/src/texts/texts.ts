import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A sentence in the sources that a person reads, and the file that says it. */
export interface Text {
  readonly file: string;
  /** What is put in later stands as its expression in braces. */
  readonly text: string;
}

/** A sentence: it begins with a capital letter or with what is put in, and it ends. */
const SENTENCE = /^[A-Z{].* .*[.?!]$/s;
const PUT_IN = /\s+/g;

/**
 * The sentences for people in TypeScript files. What describes the API to programmers (decorators), what is
 * thrown where only a programmer errs, and SQL are left out.
 * @param root of the repository; `globs`: which files, from there; tests are left out.
 */
export function textsOf(root: string, globs: readonly string[]): Text[] {
  return globSync([...globs], { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => {
      const source = ts.createSourceFile(
        file,
        readFileSync(join(root, file), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      );
      return [...new Set(sentencesIn(source))].map((text) => ({ file: file.replaceAll('\\', '/'), text }));
    });
}

function sentencesIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isDecorator(node) || isForProgrammers(node)) {
      return;
    }
    const text = textOf(node);
    if (text !== null && SENTENCE.test(text)) {
      found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isForProgrammers(node: ts.Node): boolean {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ['Error', 'RangeError', 'TypeError', 'sql', 'registerEnumType'].includes(node.expression.getText())
  );
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return node.text;
  }
  return ts.isTemplateExpression(node)
    ? node.head.text +
        node.templateSpans
          .map(({ expression, literal }) => `{${expression.getText().replace(PUT_IN, ' ')}}${literal.text}`)
          .join('')
    : null;
}
