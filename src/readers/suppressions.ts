import {
  type DeclaredResource,
  type Diagnostic,
  isPropertyList,
  isPropertyMap,
  type Property,
  type SourceLocation,
  type Suppression,
} from '../architecture/index.ts';

const MARK = 'hexastyle:ignore';
const COMMENT = /(?:#|\/\/)\s*hexastyle:ignore\b[ \t]*(.*)$/;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HOW = 'Write hexastyle:ignore check-id[,check-id] [until=2027-01-31] and the reason.';

/** Suppressions times the resources they stand beside, in one reading; a bound against hostile files. */
const MOST_PAIRS = 100_000;

interface Found {
  readonly resources: readonly DeclaredResource[];
  /** Suppressions that do not count, and why. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The resources with the suppressions that stand beside them: comments `hexastyle:ignore` in or right above a block of
 * Terraform or a resource of a template, and `Metadata.Hexastyle.Ignore` of a template's resource.
 */
export function withSuppressions(
  resources: readonly DeclaredResource[],
  textOf: (path: string) => string | undefined,
): Found {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<DeclaredResource, Suppression[]>();
  let pairs = 0;
  const add = (resource: DeclaredResource, suppression: Suppression) => {
    pairs += 1;
    if (pairs === MOST_PAIRS + 1) diagnostics.push(tooMany(suppression.location));
    if (pairs > MOST_PAIRS) return;
    const earlier = found.get(resource);
    if (earlier === undefined) found.set(resource, [suppression]);
    else earlier.push(suppression);
  };
  for (const [file, inFile] of Map.groupBy(resources, ({ location }) => location.file)) {
    const text = canHoldComments(file) ? textOf(file) : undefined;
    if (text?.includes(MARK)) addComments(file, text, inFile, add, diagnostics);
  }
  for (const resource of resources) {
    for (const suppression of inMetadata(resource, diagnostics)) add(resource, suppression);
  }
  if (found.size === 0) return { resources, diagnostics };
  return {
    resources: resources.map((resource) => {
      const suppressions = found.get(resource);
      return suppressions === undefined ? resource : { ...resource, suppressions };
    }),
    diagnostics,
  };
}

/** JSON has no comments, and a plan in JSON may be large: it is not read once more for nothing. */
function canHoldComments(file: string): boolean {
  return !file.endsWith('.json');
}

function tooMany({ file, line }: SourceLocation): Diagnostic {
  const message = `More than ${MOST_PAIRS} suppressions of single resources; this one and those after it do not count.`;
  return { severity: 'warning', message, file, line };
}

function addComments(
  file: string,
  text: string,
  resources: readonly DeclaredResource[],
  add: (resource: DeclaredResource, suppression: Suppression) => void,
  diagnostics: Diagnostic[],
): void {
  const lines = text.split('\n');
  const beginning = Map.groupBy(resources, ({ location }) => location.line);
  const around = resourcesByLine(resources);
  let next = 0;
  lines.forEach((line, index) => {
    if (!line.includes(MARK)) return;
    const [, words] = COMMENT.exec(line.trimEnd()) ?? [];
    if (words === undefined) return;
    const location = { file, line: index + 1 };
    const suppression = suppressionIn(words, location, diagnostics);
    if (suppression === undefined) return;
    if (next <= index) {
      next = index + 1;
      while (next < lines.length && isCommentOrBlank(lines[next] ?? '')) next += 1;
    }
    const following = isCommentOrBlank(line) ? beginning.get(next + 1) : undefined;
    const beside = following ?? around(index + 1);
    if (beside.length === 0) {
      const message = `This suppression stands beside no resource. ${HOW}`;
      diagnostics.push({ severity: 'warning', message, ...location });
    }
    for (const resource of beside) add(resource, suppression);
  });
}

/** The resources that a line is part of, asked for line after line. */
function resourcesByLine(
  resources: readonly DeclaredResource[],
): (line: number) => readonly DeclaredResource[] {
  const waiting = resources.toSorted((a, b) => a.location.line - b.location.line);
  let begun = 0;
  let open: readonly DeclaredResource[] = [];
  return (at) => {
    const from = begun;
    while ((waiting[begun]?.location.line ?? Infinity) <= at) begun += 1;
    const isOver = open.some((resource) => endOf(resource) < at);
    if (begun > from || isOver)
      open = [...open, ...waiting.slice(from, begun)].filter((resource) => endOf(resource) >= at);
    return open;
  };
}

function endOf({ location: { line, endLine = line } }: DeclaredResource): number {
  return endLine;
}

function isCommentOrBlank(line: string): boolean {
  return /^\s*(?:(?:#|\/\/).*)?$/.test(line.trimEnd());
}

function suppressionIn(
  words: string,
  location: SourceLocation,
  diagnostics: Diagnostic[],
): Suppression | undefined {
  const [ids = '', ...rest] = words.split(/[ \t]+/).filter((word) => word !== '');
  const until = rest[0]?.startsWith('until=') ? rest.shift()?.slice('until='.length) : undefined;
  const reason = rest.join(' ').replace(/^(?:--|:)\s*/, '');
  const checks = ids.replace(/:$/, '').split(',');
  return checked({ checks, reason, ...(until !== undefined && { until }), location }, diagnostics);
}

/** The suppression where it counts; a diagnostic where it does not. */
function checked(suppression: Suppression, diagnostics: Diagnostic[]): Suppression | undefined {
  const { checks, reason, until, location } = suppression;
  const problem =
    checks.length === 0 || checks.some((id) => !ID.test(id))
      ? 'does not name checks'
      : until !== undefined && !DAY.test(until)
        ? `has no day in until=${until}`
        : reason.trim() === ''
          ? 'gives no reason'
          : undefined;
  if (problem === undefined) return suppression;
  const { file, line } = location;
  const message = `This suppression ${problem}, so it does not count. ${HOW}`;
  diagnostics.push({ severity: 'warning', message, file, line });
  return undefined;
}

/** `Metadata: { Hexastyle: { Ignore: [{ Check, Reason, Until }] } }`, keys below `Metadata` in any case. */
function inMetadata(
  { language, properties }: DeclaredResource,
  diagnostics: Diagnostic[],
): readonly Suppression[] {
  if (language !== 'cloudformation' || !isPropertyMap(properties.value)) return [];
  const metadata = properties.value.get('Metadata');
  const ignore = partAt(partAt(metadata, 'hexastyle'), 'ignore');
  if (ignore === undefined) return [];
  const items = isPropertyList(ignore.value) ? ignore.value : [ignore];
  return items.flatMap((item) => {
    const check = partAt(item, 'check') ?? partAt(item, 'checks');
    const until = textOf(partAt(item, 'until'));
    const suppression = {
      checks:
        check === undefined
          ? []
          : (isPropertyList(check.value) ? check.value : [check]).map(textOf).map(String),
      reason: textOf(partAt(item, 'reason')) ?? '',
      ...(until !== undefined && { until }),
      location: item.location,
    };
    return checked(suppression, diagnostics) ?? [];
  });
}

function partAt(property: Property | undefined, name: string): Property | undefined {
  if (property === undefined || !isPropertyMap(property.value)) return undefined;
  return [...property.value].find(([key]) => key.toLowerCase() === name)?.[1];
}

function textOf(property: Property | undefined): string | undefined {
  return typeof property?.value === 'string' ? property.value : undefined;
}
