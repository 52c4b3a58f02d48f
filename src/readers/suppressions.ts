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
  const add = (resource: DeclaredResource, suppression: Suppression) => {
    found.set(resource, [...(found.get(resource) ?? []), suppression]);
  };
  for (const [file, inFile] of Map.groupBy(resources, ({ location }) => location.file)) {
    const text = textOf(file);
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

function addComments(
  file: string,
  text: string,
  resources: readonly DeclaredResource[],
  add: (resource: DeclaredResource, suppression: Suppression) => void,
  diagnostics: Diagnostic[],
): void {
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    if (!line.includes(MARK)) return;
    const [, words] = COMMENT.exec(line.trimEnd()) ?? [];
    if (words === undefined) return;
    const location = { file, line: index + 1 };
    const suppression = suppressionIn(words, location, diagnostics);
    if (suppression === undefined) return;
    const beside = resourcesBeside(lines, index, resources);
    if (beside.length === 0) {
      const message = `This suppression stands beside no resource. ${HOW}`;
      diagnostics.push({ severity: 'warning', message, ...location });
    }
    for (const resource of beside) add(resource, suppression);
  });
}

/** The resources that begin on the next line of code, else those that the line is part of. */
function resourcesBeside(
  lines: readonly string[],
  index: number,
  resources: readonly DeclaredResource[],
): readonly DeclaredResource[] {
  if (isCommentOrBlank(lines[index] ?? '')) {
    const next = lines.findIndex((line, at) => at > index && !isCommentOrBlank(line));
    const following = resources.filter(({ location }) => location.line === next + 1);
    if (following.length > 0) return following;
  }
  const at = index + 1;
  return resources.filter(({ location: { line, endLine = line } }) => line <= at && at <= endLine);
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

/** `Metadata: { Hexastyle: { Ignore: [{ Check, Reason, Until }] } }`, keys in any case. */
function inMetadata({ properties }: DeclaredResource, diagnostics: Diagnostic[]): readonly Suppression[] {
  const ignore = partAt(partAt(partAt(properties, 'metadata'), 'hexastyle'), 'ignore');
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
