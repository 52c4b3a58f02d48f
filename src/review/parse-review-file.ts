import { DATA_CLASSES, type DataClassRule } from '../architecture/index.ts';
import type { DocumentNode, MapEntry } from '../document/document.ts';
import { parseDocument } from '../document/parse-document.ts';
import {
  DocumentReading,
  found,
  inOrder,
  placeOf,
  quoted,
  type Synonyms,
  type Named,
  type Place,
} from '../document/document-reading.ts';
import { nearestName } from '../document/nearest-name.ts';
import { readObjectives } from './objectives.ts';
import {
  type AcceptedRisk,
  CLAIM_STATUSES,
  type Claim,
  type FindingSuppression,
  type ParsedReviewFile,
  type QuestionNotApplicable,
  type QuestionNote,
  type ReviewFile,
  type WorkloadStatement,
} from './review-file.ts';

const KEYS = [
  'workload',
  'objectives',
  'dataClasses',
  'pillarPriorities',
  'lenses',
  'checks',
  'claims',
  'questionsNotApplicable',
  'questionNotes',
  'acceptedRisks',
  'suppressions',
] as const;
const WORKLOAD_KEYS = [
  'name',
  'description',
  'owner',
  'environment',
  'businessContext',
  'workloadType',
] as const;
const CLAIM_KEYS = ['status', 'by', 'on', 'link', 'notes', 'reason'] as const;
const QUESTION_KEYS = ['reason', 'by', 'on'] as const;
const ACCEPTANCE_KEYS = ['practice', 'reason', 'owner', 'expires'] as const;

const SUPPRESSION_KEYS = ['check', 'resources', 'reason', 'until', 'owner'] as const;

const ENVIRONMENTS = ['production', 'preproduction'] as const;
const OTHER_ENVIRONMENTS: Synonyms = {
  prod: 'production',
  prd: 'production',
  live: 'production',
  dev: 'preproduction',
  development: 'preproduction',
  test: 'preproduction',
  testing: 'preproduction',
  qa: 'preproduction',
  staging: 'preproduction',
  sandbox: 'preproduction',
  'pre-production': 'preproduction',
};
const OTHER_STATUSES: Synonyms = {
  yes: 'in-place',
  true: 'in-place',
  done: 'in-place',
  selected: 'in-place',
  no: 'not-in-place',
  false: 'not-in-place',
  unselected: 'not-in-place',
  'n/a': 'not-applicable',
  na: 'not-applicable',
};

/** The Framework, where a review names no lens. */
const FRAMEWORK = 'wellarchitected';

/**
 * What `hexastyle.yaml` says, and everything that is wrong with its form. Names of practices, questions, pillars and
 * contexts stay as written: `resolveNames` holds them against the lenses.
 */
export function parseReviewFile(text: string, file: string): ParsedReviewFile {
  const { root, problems } = parseDocument(text);
  const reading = new StatementReading(file);
  for (const { message, line, column } of problems) reading.report({ line, column }, message);
  if (root !== undefined && root.type !== 'map') reading.entries(root, 'the file');
  const entries = root?.type === 'map' ? reading.map(root, KEYS, 'the file') : new Map<never, MapEntry>();
  const reviewFile = readReviewFile(entries, reading, file);
  return { file: reviewFile, leftOut: reading.leftOut, problems: inOrder(reading.problems) };
}

class StatementReading extends DocumentReading {
  readonly leftOut = { practices: [] as Named[], questions: [] as Named[] };

  leaveOut(what: 'practices' | 'questions', name: string, place: Place): readonly never[] {
    this.leftOut[what].push({ name, place: placeOf(place) });
    return [];
  }
}

type Key = (typeof KEYS)[number];

function readReviewFile(
  entries: ReadonlyMap<Key, MapEntry>,
  reading: StatementReading,
  path: string,
): ReviewFile {
  const read = <T>(key: Key, otherwise: T, from: (node: DocumentNode) => T): T => {
    const entry = entries.get(key);
    return entry === undefined ? otherwise : from(entry.value);
  };
  const lenses = read('lenses', [], (node) => lensesIn(node, reading));
  return {
    path,
    workload: read<WorkloadStatement>('workload', {}, (node) => readWorkload(node, reading)),
    objectives: read('objectives', {}, (node) => readObjectives(node, reading)),
    dataClasses: read('dataClasses', [], (node) => readDataClasses(node, reading, path)),
    pillarPriorities: read('pillarPriorities', [], (node) => namesIn(node, 'pillarPriorities', reading)),
    lenses: lenses.length > 0 ? lenses : [{ name: FRAMEWORK, place: { line: 1, column: 1 } }],
    checks: read('checks', [], (node) => namesIn(node, 'checks', reading)),
    claims: read('claims', [], (node) =>
      reading.entries(node, 'claims').flatMap((entry) => readClaim(entry, reading)),
    ),
    questionsNotApplicable: read('questionsNotApplicable', [], (node) =>
      reading.entries(node, 'questionsNotApplicable').flatMap((entry) => readQuestion(entry, reading)),
    ),
    questionNotes: read('questionNotes', [], (node) =>
      reading.entries(node, 'questionNotes').flatMap((entry) => readQuestionNote(entry, reading)),
    ),
    acceptedRisks: read('acceptedRisks', [], (node) =>
      reading.items(node, 'acceptedRisks').flatMap((item) => readAcceptance(item, reading)),
    ),
    suppressions: read('suppressions', [], (node) =>
      reading.items(node, 'suppressions').flatMap((item) => readSuppression(item, reading, path)),
    ),
  };
}

function readWorkload(node: DocumentNode, reading: StatementReading): WorkloadStatement {
  const entries = reading.map(node, WORKLOAD_KEYS, 'workload');
  const environment = entries.get('environment');
  const stated =
    environment && reading.oneOf(environment.value, ENVIRONMENTS, 'environment', OTHER_ENVIRONMENTS);
  return present({
    name: reading.text(entries.get('name')),
    description: reading.text(entries.get('description')),
    owner: reading.text(entries.get('owner')),
    environment: stated === undefined ? undefined : stated === 'production' ? 'PRODUCTION' : 'PREPRODUCTION',
    businessContext: reading.named(entries.get('businessContext')),
    workloadType: reading.named(entries.get('workloadType')),
  });
}

function readSuppression(
  node: DocumentNode,
  reading: StatementReading,
  path: string,
): readonly FindingSuppression[] {
  const entries = reading.map(node, SUPPRESSION_KEYS, 'a suppression');
  const listed = (key: 'check' | 'resources'): readonly string[] => {
    const entry = entries.get(key);
    if (entry === undefined) {
      reading.report(node, `a suppression needs ${quoted(key)}.`);
      return [];
    }
    const nodes = entry.value.type === 'list' ? entry.value.items : [entry.value];
    return nodes.flatMap((item) => reading.textOf(item, key) ?? []);
  };
  const checks = listed('check');
  const resources = listed('resources');
  const reason = reading.text(entries.get('reason'));
  if (!entries.has('reason')) reading.report(node, 'a suppression needs a reason.');
  if (reason === undefined || checks.length === 0 || resources.length === 0) return [];
  const until = reading.date(entries.get('until'));
  const owner = reading.text(entries.get('owner'));
  return [
    {
      checks,
      resources,
      reason,
      ...(until !== undefined && { until }),
      ...(owner !== undefined && { owner }),
      location: { file: path, line: node.line },
    },
  ];
}

function readDataClasses(
  node: DocumentNode,
  reading: StatementReading,
  path: string,
): readonly DataClassRule[] {
  return Array.from(reading.map(node, DATA_CLASSES, 'dataClasses'), ([dataClass, { value }]) => ({
    dataClass,
    resources: reading
      .items(value, dataClass)
      .map((item) => reading.textOf(item, dataClass))
      .filter((pattern) => pattern !== undefined),
    location: { file: path, line: value.line },
  }));
}

function namesIn(node: DocumentNode, what: string, reading: StatementReading): readonly Named[] {
  const names = new Map<string, Named>();
  for (const item of reading.items(node, what)) {
    const name = reading.textOf(item, what);
    if (name === undefined) continue;
    if (names.has(name)) reading.report(item, `${what}: ${quoted(name)} is listed twice.`);
    else names.set(name, { name, place: placeOf(item) });
  }
  return [...names.values()];
}

/** Lenses that come with the program by alias, custom ones by path. Which there are is known where they are loaded. */
function lensesIn(node: DocumentNode, reading: StatementReading): readonly Named[] {
  return namesIn(node, 'lenses', reading).filter(({ name, place }) => {
    if (/^[a-z][a-z0-9-]*$/.test(name) || /\.(?:json|ya?ml)$/i.test(name)) return true;
    const advice = nearestName(name, [FRAMEWORK]) === undefined ? '' : `; did you mean ${quoted(FRAMEWORK)}?`;
    reading.report(
      place,
      `lenses: expected ${FRAMEWORK}, another alias or the path of a lens file, found ${quoted(name)}${advice}`,
    );
    return false;
  });
}

function readClaim(entry: MapEntry, reading: StatementReading): readonly Claim[] {
  const { key: practice, value: node } = entry;
  const place = placeOf(entry);
  if (node.type !== 'map') {
    const says = reading.oneOf(node, CLAIM_STATUSES, practice, OTHER_STATUSES);
    if (says === 'not-applicable') {
      reading.report(
        node,
        `${practice}: not-applicable needs a reason: write { status: not-applicable, reason: … }.`,
      );
    }
    return says === undefined ? reading.leaveOut('practices', practice, place) : [{ practice, says, place }];
  }
  const entries = reading.map(node, CLAIM_KEYS, practice);
  const status = entries.get('status');
  if (status === undefined) reading.report(entry, `${practice}: the key "status" is missing.`);
  const says = status && reading.oneOf(status.value, CLAIM_STATUSES, 'status', OTHER_STATUSES);
  const reason = reading.text(entries.get('reason'));
  if (says === 'not-applicable' && !entries.has('reason')) {
    reading.report(entry, `${practice}: not-applicable needs a reason; the key "reason" is missing.`);
  }
  const rest = present({
    by: reading.text(entries.get('by')),
    on: reading.date(entries.get('on')),
    link: reading.webAddress(entries.get('link')),
    notes: reading.text(entries.get('notes')),
    reason,
  });
  return says === undefined
    ? reading.leaveOut('practices', practice, place)
    : [{ practice, says, ...rest, place }];
}

function readQuestion(entry: MapEntry, reading: StatementReading): readonly QuestionNotApplicable[] {
  const { key: question, value: node } = entry;
  const place = placeOf(entry);
  if (node.type !== 'map') {
    const reason = reading.textOf(node, `${question}: the reason why it does not apply`);
    return reason === undefined
      ? reading.leaveOut('questions', question, place)
      : [{ question, reason, place }];
  }
  const entries = reading.map(node, QUESTION_KEYS, question);
  const reason = required(entries, 'reason', entry, question, reading);
  const rest = present({ by: reading.text(entries.get('by')), on: reading.date(entries.get('on')) });
  return reason === undefined
    ? reading.leaveOut('questions', question, place)
    : [{ question, reason, ...rest, place }];
}

function readQuestionNote(entry: MapEntry, reading: StatementReading): readonly QuestionNote[] {
  const { key: question, value } = entry;
  const place = placeOf(entry);
  const notes = reading.textOf(value, `${question}: what is noted about it`);
  return notes === undefined ? reading.leaveOut('questions', question, place) : [{ question, notes, place }];
}

function readAcceptance(node: DocumentNode, reading: StatementReading): readonly AcceptedRisk[] {
  const what = 'an accepted risk';
  if (node.type !== 'map') {
    reading.report(
      node,
      `${what}: expected the keys practice, reason, owner and expires, found ${found(node)}.`,
    );
    return [];
  }
  const entries = reading.map(node, ACCEPTANCE_KEYS, what);
  const practice = required(entries, 'practice', node, what, reading);
  const reason = required(entries, 'reason', node, what, reading);
  const owner = required(entries, 'owner', node, what, reading);
  const expires = entries.has('expires')
    ? reading.date(entries.get('expires'))
    : required(entries, 'expires', node, what, reading);
  if (practice === undefined) return [];
  const place = placeOf(entries.get('practice')?.value ?? node);
  if (reason === undefined || owner === undefined || expires === undefined) {
    return reading.leaveOut('practices', practice, place);
  }
  return [{ practice, reason, owner, expires, place }];
}

function required<K extends string>(
  entries: ReadonlyMap<K, MapEntry>,
  key: K,
  at: { readonly line: number; readonly column: number },
  what: string,
  reading: StatementReading,
): string | undefined {
  const entry = entries.get(key);
  if (entry === undefined) reading.report(at, `${what}: the key "${key}" is missing.`);
  return reading.text(entry);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that have no value. */
function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
