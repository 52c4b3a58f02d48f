import { type DocumentNode, type ParsedDocument, valueAt } from '../document/document.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { LensProblem } from './lens-problem.ts';
import type { Lens, Question } from './lens.ts';
import { parseLens } from './parse-lens.ts';
import { type LogicFlaw, logicFlaws } from './question-logic.ts';
import { repeatedNames } from './repeated-names.ts';

/**
 * Everything wrong with a lens: each rule and limit of the format, and what its risk rules do that their author hardly means.
 * A file whose name says YAML is not held against being JSON: that is what `hexastyle lens convert` makes of it.
 */
export function lintLens(text: string, file: string): readonly LensProblem[] {
  const document = parseDocument(text);
  const { lens, problems } = parseLens(text, file);
  const isYaml = /\.ya?ml$/i.test(file);
  const ofFormat = problems.filter(({ rule }) => !(isYaml && rule === 'json'));
  const ofLogic = lens === undefined ? [] : logicProblems(lens, document, file);
  return [...ofFormat, ...repeatedNames(document.root, file), ...ofLogic].toSorted(
    (a, b) => a.line - b.line || a.column - b.column,
  );
}

function logicProblems(lens: Lens, { root }: ParsedDocument, file: string): readonly LensProblem[] {
  const nodes = questionNodes(root);
  return lens.pillars
    .flatMap(({ questions }) => questions)
    .flatMap((question) =>
      logicFlaws(question).map((flaw): LensProblem => {
        const { line, column } = placeOf(flaw, nodes.get(question.id)) ?? { line: 1, column: 1 };
        const message = `${named(question)}: ${flaw.message}`;
        return { rule: flaw.rule, severity: 'warning', refusedByAws: false, message, file, line, column };
      }),
    );
}

function named({ id }: Question): string {
  return `question "${id}"`;
}

function questionNodes(root: DocumentNode | undefined): ReadonlyMap<string, DocumentNode> {
  const questions = itemsOf(valueAt(root, 'pillars')).flatMap((pillar) =>
    itemsOf(valueAt(pillar, 'questions')),
  );
  return new Map(questions.map((question) => [idOf(question), question]));
}

function placeOf(
  { riskRule, choice }: LogicFlaw,
  question: DocumentNode | undefined,
): DocumentNode | undefined {
  if (riskRule !== undefined) return itemsOf(valueAt(question, 'riskRules'))[riskRule] ?? question;
  if (choice === undefined) return question;
  return itemsOf(valueAt(question, 'choices')).find((node) => idOf(node) === choice) ?? question;
}

function itemsOf(node: DocumentNode | undefined): readonly DocumentNode[] {
  return node?.type === 'list' ? node.items : [];
}

function idOf(node: DocumentNode): string {
  const id = valueAt(node, 'id');
  return id?.type === 'scalar' ? String(id.value) : '';
}
