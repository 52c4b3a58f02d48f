import { LineIndex } from '../../../document/line-index.ts';
import type { Body, ParsedFile, SyntaxProblem } from './ast.ts';

/** A parsed file that finds its lines when first asked. */
export class SourceFile implements ParsedFile {
  readonly path: string;
  readonly text: string;
  readonly body: Body;
  readonly problems: readonly SyntaxProblem[];
  #lines: LineIndex | undefined;

  constructor(path: string, text: string, body: Body, problems: readonly SyntaxProblem[]) {
    this.path = path;
    this.text = text;
    this.body = body;
    this.problems = problems;
  }

  lineOf(offset: number): number {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines.lineAt(offset);
  }
}
