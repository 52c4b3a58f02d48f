import { type Evidence, fitsPattern } from '../../architecture/index.ts';
import { CHECK_IDS } from '../../checks/load-checks.ts';
import type { Fixed, Unfixed } from '../../fixes/plan-fixes.ts';
import { unifiedDiff } from '../../fixes/unified-diff.ts';
import { type VerifiedPlan, verifiedFixes } from '../../fixes/verified-fixes.ts';
import { maskedCode } from '../../reports/masked-code.ts';
import { plainText } from '../../reports/plain-text.ts';
import { type Paint, painter, type Style } from '../../reports/terminal-text.ts';
import { counted } from '../../reports/words.ts';
import type { InputOptions } from '../code-inputs.ts';
import { loadData } from '../load-data.ts';
import type { OwnCheckOptions } from '../load-own-checks.ts';
import { expected } from '../outputs.ts';
import { Progress } from '../progress.ts';
import { type ReviewedPath, reviewPath } from '../review-path.ts';
import { terminalTraits } from '../terminal-traits.ts';
import { UsageError } from '../usage-error.ts';
import { reviewDate } from './review.ts';
import { editableText, writeFixedFiles } from '../write-fixed-files.ts';

export interface FixOptions extends InputOptions, OwnCheckOptions {
  readonly check?: readonly string[];
  readonly resource?: readonly string[];
  readonly write?: boolean;
  readonly config?: string;
  readonly date?: string;
  readonly color: boolean;
}

/** Shows the edits that put right what checks find, and makes them with `--write`. */
export async function fixCommand(
  path: string,
  { check, resource, write, ...options }: FixOptions,
): Promise<void> {
  const progress = new Progress(process.stderr);
  const { root, plan, before } = await progress.during(async () => {
    const data = loadData();
    const inputs = { ...options, date: reviewDate(options.date) };
    const reviewed = await reviewPath(path, inputs, data, progress);
    const findings = chosen(reviewed, check, resource);
    progress.show('fixing');
    const texts = new Map<string, string>();
    const read = (file: string) => {
      const text = texts.get(file) ?? editableText(reviewed.root, file);
      if (text !== undefined) texts.set(file, text);
      return text;
    };
    const paths = reviewed.architecture.files.map((file) => file.path);
    const basis = { ...reviewed, findings, paths, read, broken: brokenIn(reviewed) };
    const verified = await verifiedFixes(basis, async (changed) => {
      const again = await reviewPath(path, { ...inputs, texts: changed }, data, progress);
      return { evidence: again.evidence, broken: brokenIn(again) };
    });
    return { root: reviewed.root, plan: verified, before: texts };
  });
  if (write) writeFixedFiles(root, plan.texts, before);
  const { color } = terminalTraits(options.color);
  process.stdout.write(`${report(plan, before, painter(color), write ?? false).join('\n')}\n`);
}

function brokenIn({ architecture }: ReviewedPath): ReadonlySet<string> {
  const errors = architecture.diagnostics.filter(({ severity }) => severity === 'error');
  return new Set(errors.map(({ file }) => file));
}

/** The findings that count, of the checks and resources that were asked for. */
function chosen(
  { architecture, checks, evidence, result }: ReviewedPath,
  ids: readonly string[] | undefined,
  patterns: readonly string[] | undefined,
): readonly Evidence[] {
  const known = [...new Set([...CHECK_IDS, ...checks.map(({ id }) => id)])];
  const unknown = ids?.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new UsageError(`there is no check ${unknown}; ${nearest(unknown, known)}`);
  const idle = patterns?.find(
    (pattern) => !architecture.resources.some(({ id }) => fitsPattern(pattern, id)),
  );
  if (idle !== undefined)
    throw new UsageError(
      `--resource ${idle}: no resource is called so; expected e.g. ${exampleOf(architecture)}`,
    );
  const suppressed = new Set(
    result.suppressed.map(({ check, resource, file }) => `${check}\n${resource}\n${file}`),
  );
  return evidence.filter(
    ({ check, verdict, resource, location }) =>
      verdict === 'contradicts' &&
      (ids === undefined || ids.includes(check)) &&
      (patterns === undefined || patterns.some((pattern) => fitsPattern(pattern, resource))) &&
      !suppressed.has(`${check}\n${resource}\n${location.file}`),
  );
}

function exampleOf({ resources: [first] }: ReviewedPath['architecture']): string {
  return first === undefined ? "'aws_s3_bucket.*'" : plainText(first.id);
}

function nearest(given: string, known: readonly string[]): string {
  return expected(given, known)
    .replace(/(?: Expected|expected) one of .*/, ' hexastyle check list shows all')
    .trim();
}

function report(
  plan: VerifiedPlan,
  before: ReadonlyMap<string, string>,
  paint: Paint,
  isWritten: boolean,
): readonly string[] {
  const lines: string[] = [];
  for (const [path, text] of [...plan.texts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { sort, text: line } of unifiedDiff(path, before.get(path) ?? '', text))
      lines.push(paint(shown(line), STYLES[sort]));
    lines.push('');
  }
  return [
    ...lines,
    ...fixedLines(plan.fixed, paint, isWritten),
    ...newLines(plan.newFindings),
    ...unfixedLines(plan.unfixed, paint),
    ...(plan.fixed.length > 0 && !isWritten
      ? ['', 'Nothing is written yet: --write makes these changes.']
      : []),
  ];
}

const STYLES: Readonly<Record<ReturnType<typeof unifiedDiff>[number]['sort'], Style | undefined>> = {
  file: 'strong',
  place: 'place',
  added: 'fine',
  removed: 'high',
  kept: undefined,
  remark: 'quiet',
};

/** A line of code, safe to show: tabs kept, secrets masked. */
function shown(line: string): string {
  return maskedCode(line.split('\t').map(plainText).join('\t'));
}

function fixedLines(fixed: readonly Fixed[], paint: Paint, isWritten: boolean): readonly string[] {
  if (fixed.length === 0) return ['No finding can be fixed by an edit.'];
  const byCheck = Map.groupBy(fixed, ({ finding }) => finding.check);
  return [
    paint(`${isWritten ? 'Fixed' : 'Can be fixed'}: ${counted(fixed.length, 'finding')}`, 'strong'),
    ...[...byCheck]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, ones]) => [
        `  ${plainText(id)}  ${listed(ones.map(({ finding }) => finding.resource))}`,
        ...new Set(
          ones.flatMap(({ caution }) => (caution === undefined ? [] : [`    Mind: ${plainText(caution)}`])),
        ),
      ]),
  ];
}

function newLines(found: readonly Evidence[]): readonly string[] {
  if (found.length === 0) return [];
  const ids = [...new Set(found.map(({ check }) => check))].toSorted();
  return ['', `${counted(found.length, 'finding')} will show that the others hid: ${listed(ids)}`];
}

function unfixedLines(unfixed: readonly Unfixed[], paint: Paint): readonly string[] {
  const withFix = unfixed.filter(({ hasFix }) => hasFix);
  const without = unfixed.length - withFix.length;
  const byReason = Map.groupBy(withFix, ({ finding, reason }) => `${finding.check}: ${reason}`);
  return [
    ...(withFix.length === 0
      ? []
      : ['', paint(`For a person: ${counted(withFix.length, 'finding')}`, 'strong')]),
    ...[...byReason]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([reason, ones]) => [`  ${plainText(reason)}`, `    ${listed(ones.map(whereIsIt))}`]),
    ...(without === 0
      ? []
      : [
          '',
          `No edit would put right ${counted(without, 'more finding')}: hexastyle review says what to do.`,
        ]),
  ];
}

/** The resource, and where what stands in the way is written: else where the finding is. */
function whereIsIt({ finding: { resource, location }, at = location }: Unfixed): string {
  return `${resource} (${at.file}:${at.line})`;
}

const NAMES_SHOWN = 5;

function listed(names: readonly string[]): string {
  const all = [...new Set(names)].map(plainText);
  const more = all.length - NAMES_SHOWN;
  return all.slice(0, NAMES_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
