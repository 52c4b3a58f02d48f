import { existsSync } from 'node:fs';
import type { FileRecord } from '../../architecture/index.ts';
import { unifiedDiff } from '../../fixes/unified-diff.ts';
import { RuleTable } from '../../outside-evidence/index.ts';
import { readText } from '../../readers/find-files.ts';
import { readProject } from '../../readers/read-project.ts';
import { maskedCode } from '../../reports/masked-code.ts';
import { plainText } from '../../reports/plain-text.ts';
import { counted } from '../../reports/words.ts';
import { type Paint, painter, type Style } from '../../reports/terminal-text.ts';
import {
  type Conversion,
  convertSuppressions,
  findSuppressions,
  type ForeignSuppression,
  type ListedSuppression,
  listSuppressions,
  type Outcome,
  OWN_TOOL,
  TOOL_NAMES,
} from '../../suppressions/index.ts';
import { loadData, loadRivalRules } from '../load-data.ts';
import { expected } from '../outputs.ts';
import { Progress } from '../progress.ts';
import { readReviewFile } from '../read-review-file.ts';
import { type ReviewInputs, reviewPath } from '../review-path.ts';
import { terminalTraits } from '../terminal-traits.ts';
import { UsageError } from '../usage-error.ts';
import { editableText, writeFixedFiles } from '../write-fixed-files.ts';
import { reviewDate } from './review.ts';

const FORMATS = ['terminal', 'json'];

/** Lists every suppression in the code and in `hexastyle.yaml`, ours and those of other tools. */
export async function suppressionsListCommand(
  path: string,
  { format, color }: { readonly format: string; readonly color: boolean },
): Promise<void> {
  if (!FORMATS.includes(format))
    throw new UsageError(`unknown --format "${format}"; ${expected(format, FORMATS)}`);
  if (!existsSync(path))
    throw new UsageError(`there is no ${path}; name a folder or file with infrastructure code`);
  const listed = await new Progress(process.stderr).during(async () => {
    const project = readProject(path);
    const { file } = readReviewFile(project.root, undefined, loadData());
    const foreign = foreignIn(project.files, (name) => readText(project.root, name).text);
    const inReviewFile = file?.suppressions ?? [];
    return listSuppressions(
      { foreign, resources: project.resources, inReviewFile },
      new RuleTable(loadRivalRules()),
    );
  });
  const text =
    format === 'json'
      ? JSON.stringify({ suppressions: listed }, null, 2)
      : listText(listed, painter(terminalTraits(color).color)).join('\n');
  process.stdout.write(`${text}\n`);
}

/** What `terraform init` installed is not the user's to edit. */
function foreignIn(
  files: readonly FileRecord[],
  read: (path: string) => string | undefined,
): readonly ForeignSuppression[] {
  return files
    .filter(({ path, status }) => status !== 'skipped' && !/(?:^|\/)\.terraform\//.test(path))
    .flatMap(({ path }) => {
      const text = read(path);
      return text === undefined ? [] : findSuppressions(path, text);
    });
}

function listText(listed: readonly ListedSuppression[], paint: Paint): readonly string[] {
  if (listed.length === 0) return ['No suppressions.'];
  const lines = listed.flatMap(({ tool, rule, file, line, resources, reason, until, limit, checks }) => [
    [
      paint(plainText(`${file}:${line}`), 'place'),
      `${tool} ${paint(plainText(rule), 'strong')}`,
      checks.includes(rule) ? '' : `→ ${checks.length > 0 ? checks.join(', ') : 'no check here'}`,
    ]
      .filter((part) => part !== '')
      .join('  '),
    ...(resources.length > 0 ? [`  on ${plainText(resources.join(', '))}`] : []),
    `  ${reason === undefined ? 'no reason' : maskedCode(plainText(reason))}`,
    ...(until === undefined ? [] : [`  until ${until}`]),
    ...(limit === undefined ? [] : [`  ${plainText(limit)}`]),
  ]);
  const byTool = [...Map.groupBy(listed, ({ tool }) => tool)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const counts = byTool.map(([tool, ones]) => `${tool} ${ones.length}`).join(', ');
  const foreign = listed.filter(({ tool }) => tool !== OWN_TOOL);
  const withCheck = foreign.filter(({ checks }) => checks.length > 0).length;
  return [
    ...lines,
    '',
    `${counted(listed.length, 'suppression')}: ${counts}`,
    ...(foreign.length > 0
      ? [
          `Checks here say the same as ${withCheck} of the ${foreign.length} of other tools: hexastyle suppressions convert carries over what they find.`,
        ]
      : []),
  ];
}

export interface ConvertOptions extends Omit<ReviewInputs, 'date' | 'texts'> {
  readonly write?: boolean;
  readonly date?: string;
  readonly color: boolean;
}

/** Shows our suppressions beside those of other tools as a diff, and writes them with `--write`. */
export async function suppressionsConvertCommand(
  path: string,
  { write, ...options }: ConvertOptions,
): Promise<void> {
  const progress = new Progress(process.stderr);
  const before = new Map<string, string>();
  const { root, conversion } = await progress.during(async () => {
    const data = loadData();
    const inputs = { ...options, date: reviewDate(options.date) };
    const reviewed = await reviewPath(path, inputs, data, progress);
    const read = (file: string) => {
      const text = before.get(file) ?? editableText(reviewed.root, file);
      if (text !== undefined) before.set(file, text);
      return text;
    };
    const basis = {
      suppressions: foreignIn(reviewed.architecture.files, (file) => readText(reviewed.root, file).text),
      rules: new RuleTable(loadRivalRules()),
      resources: reviewed.architecture.resources,
      kindsOf: new Map(reviewed.checks.map(({ id, kinds }) => [id, kinds.map((kind) => kind.id)])),
      evidence: reviewed.evidence,
      suppressed: reviewed.result.suppressed,
      date: inputs.date,
      read,
    };
    const converted = await convertSuppressions(
      basis,
      async (texts) => (await reviewPath(path, { ...inputs, texts }, data, progress)).result.suppressed,
    );
    return { root: reviewed.root, conversion: converted };
  });
  if (write) writeFixedFiles(root, conversion.texts, before);
  const paint = painter(terminalTraits(options.color).color);
  process.stdout.write(`${conversionText(conversion, before, paint, write ?? false).join('\n')}\n`);
}

const STYLES: Readonly<Record<ReturnType<typeof unifiedDiff>[number]['sort'], Style | undefined>> = {
  file: 'strong',
  place: 'place',
  added: 'fine',
  removed: 'high',
  kept: undefined,
  remark: 'quiet',
};

function conversionText(
  { outcomes, texts }: Conversion,
  before: ReadonlyMap<string, string>,
  paint: Paint,
  isWritten: boolean,
): readonly string[] {
  const diff = [...texts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, text]) => [
      ...unifiedDiff(path, before.get(path) ?? '', text).map(({ sort, text: line }) =>
        paint(maskedCode(line.split('\t').map(plainText).join('\t')), STYLES[sort]),
      ),
      '',
    ]);
  if (outcomes.length === 0) return ['No suppressions of other tools.'];
  const count = (sort: Outcome['sort']) => outcomes.filter((outcome) => outcome.sort === sort).length;
  const converted = count('converted');
  const silent = count('nothing-found');
  const already = count('suppressed-already');
  const open = count('left-open');
  return [
    ...diff,
    paint(
      `${isWritten ? 'Converted' : 'Can be converted'}: ${converted} of ${counted(outcomes.length, 'suppression')}`,
      'strong',
    ),
    ...(already === 0 ? [] : [`Suppressed here already, or by another of them: ${already}`]),
    ...(silent === 0 ? [] : [`Not needed, as the checks here find nothing there: ${silent}`]),
    ...(open === 0
      ? []
      : [
          `Not yet, as it depends on values that are not in the code (--var, --workspace, --parameter): ${open}`,
        ]),
    ...notConvertibleText(outcomes, paint),
    ...(converted > 0 && !isWritten ? ['', 'Nothing is written yet: --write makes these changes.'] : []),
  ];
}

const PLACES_SHOWN = 5;

function notConvertibleText(outcomes: readonly Outcome[], paint: Paint): readonly string[] {
  const left = outcomes.flatMap((outcome) => (outcome.sort === 'not-convertible' ? [outcome] : []));
  if (left.length === 0) return [];
  const byReason = Map.groupBy(left, ({ suppression: { tool, rule }, reason }) =>
    plainText(`${TOOL_NAMES[tool]} ${rule}: ${reason}`),
  );
  return [
    '',
    paint(`Not convertible: ${counted(left.length, 'suppression')}`, 'strong'),
    ...[...byReason]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([reason, ones]) => [
        `  ${reason}`,
        `    ${placesText(ones.map(({ suppression }) => suppression))}`,
      ]),
  ];
}

function placesText(suppressions: readonly ForeignSuppression[]): string {
  const places = [...new Set(suppressions.map(({ file, line }) => plainText(`${file}:${line}`)))];
  const more = places.length - PLACES_SHOWN;
  return places.slice(0, PLACES_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
