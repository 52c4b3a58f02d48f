import type { DocumentNode, MapNode, ParsedDocument } from '../document/document.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { Lens, Pillar } from './lens.ts';
import { DESCRIPTION, excerpt, LensFields, TITLE } from './lens-fields.ts';
import { readId } from './lens-ids.ts';
import { type LensProblem, LensProblems } from './lens-problem.ts';
import { nameOf, parseQuestion } from './parse-question.ts';

export interface ParsedLens {
  /** There exactly when the lens can be rated as it is meant. Errors beside it only keep AWS from importing the file. */
  readonly lens?: Lens;
  /** By line and column. */
  readonly problems: readonly LensProblem[];
}

const SCHEMA_VERSION = '2021-11-01';
const MOST_CHARACTERS = 500_000;

/**
 * A lens from the AWS custom lens format, schemaVersion 2021-11-01, as JSON or YAML, with every rule and limit of the format.
 *
 * Also reads the dialect in which conditions are spoken (`obs-01-a NOT selected`), risks are short (`HIGH`) and ids have hyphens, and
 * warns that AWS refuses it. Size and strict JSON are checked only where the text is given instead of its document.
 */
export function parseLens(source: string | ParsedDocument, file: string): ParsedLens {
  const problems = new LensProblems(file);
  const document = typeof source === 'string' ? parseDocument(source) : source;
  for (const problem of document.problems) {
    problems.add('unusable', 'syntax', problem, `The file is not well-formed: ${problem.message}`);
  }
  if (typeof source === 'string') checkFile(source, document, problems);
  const lens = document.root && readLens(document.root, problems);
  if (document.root === undefined && document.problems.length === 0) {
    problems.add('unusable', 'syntax', { line: 1, column: 1 }, 'The file is empty. It must hold a lens.');
  }
  const usable = lens !== undefined && !problems.isUnusable;
  return { ...(usable && { lens }), problems: problems.inOrder() };
}

function checkFile(text: string, document: ParsedDocument, problems: LensProblems): void {
  const start = { line: 1, column: 1 };
  if (text.length > MOST_CHARACTERS) {
    const message = `The file has ${text.length} characters; at most ${MOST_CHARACTERS} are allowed. Split the lens.`;
    problems.add('refused', 'file-size', start, message);
  }
  if (document.root !== undefined && document.problems.length === 0 && !isJson(text)) {
    const message = 'The file is YAML, or not strictly JSON. Hexastyle reads it; AWS imports JSON only.';
    problems.add('dialect', 'json', start, message);
  }
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readLens(root: DocumentNode, problems: LensProblems): Lens | undefined {
  if (root.type !== 'map') {
    problems.add('unusable', 'field-type', root, 'The file must hold one object, the lens.');
    return undefined;
  }
  const fields = new LensFields(
    root,
    'the lens',
    ['schemaVersion', 'name', 'description', 'pillars'],
    problems,
  );
  checkSchemaVersion(fields);
  const name = fields.text('name', 'needed', TITLE);
  const description = fields.text('description', 'expected', DESCRIPTION);
  const pillarIds = new Set<string>();
  const questionIds = new Set<string>();
  const pillars = fields
    .objects('pillars', 'needed', 10, 'pillar-count')
    .flatMap((pillar) => parsePillar(pillar, pillarIds, questionIds, problems) ?? []);
  if (name === undefined) return undefined;
  return { alias: lensAlias(name), name, ...(description !== undefined && { description }), pillars };
}

function checkSchemaVersion(fields: LensFields): void {
  const version = fields.text('schemaVersion', 'expected');
  if (version === undefined || version === SCHEMA_VERSION) return;
  const message = `schemaVersion must be "${SCHEMA_VERSION}", not "${excerpt(version)}".`;
  fields.problems.add('unusable', 'schema-version', fields.place('schemaVersion'), message);
}

function parsePillar(
  node: MapNode,
  pillarIds: Set<string>,
  questionIds: Set<string>,
  problems: LensProblems,
): Pillar | undefined {
  const fields = new LensFields(node, nameOf('pillar', node), ['id', 'name', 'questions'], problems);
  const id = readId(fields, 'pillar', pillarIds);
  const name = fields.text('name', 'needed', TITLE);
  const questions = fields
    .objects('questions', 'needed', 20, 'question-count')
    .flatMap((question) => parseQuestion(question, questionIds, problems) ?? []);
  return id === undefined || name === undefined ? undefined : { id, name, questions };
}

/** The alias of a custom lens: its name in lower case, with a hyphen for every run of other characters than letters and digits. */
export function lensAlias(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join('-') || 'lens';
}
