import { createHash } from 'node:crypto';
import { compareTexts } from '../review/compare-texts.ts';
import { levelOf } from '../review/improvement-plan.ts';
import type { EvidenceResult, ItemLevel, ReviewResult, SuppressedFinding } from '../review/review-result.ts';
import { levelRank } from '../review/risk.ts';
import { plainText } from './plain-text.ts';
import { isWebAddress } from './html-markup.ts';
import { resourceName } from './resource-name.ts';
import { counted } from './words.ts';

/** What SARIF says of a check; every check has these. */
export interface CheckDescription {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly remediation: string;
  readonly links: readonly string[];
}

export interface SarifOptions {
  readonly checks: readonly CheckDescription[];
  readonly toolVersion?: string;
  readonly informationUri?: string;
  /** Path of the reviewed folder within the repository, where it is not the repository's root. */
  readonly folder?: string;
}

/** GitHub refuses a run with more results, and stores the 5,000 most severe of those it takes. */
export const RESULTS_LIMIT = 25_000;
/** GitHub shows 10 tags of a rule and refuses more than 20. */
const TAGS_SHOWN = 10;

const SEVERITIES: Readonly<Record<ItemLevel, { readonly level: string; readonly security: string }>> = {
  HIGH: { level: 'error', security: '8.0' },
  MEDIUM: { level: 'warning', security: '5.5' },
  LOW: { level: 'note', security: '3.0' },
};

interface Result {
  readonly evidence: EvidenceResult;
  level: ItemLevel;
  readonly practices: string[];
  readonly pillars: string[];
  readonly suppressed?: SuppressedFinding;
}

/**
 * A review in SARIF 2.1.0, as GitHub code scanning takes it. One result for each contradiction of a check at a place,
 * however many practices it speaks to; its level comes from the heaviest of them.
 */
export function renderSarif(result: ReviewResult, options: SarifOptions): string {
  const all = contradictions(result);
  const results = withinLimit([...all, ...suppressions(result)]);
  const rules = rulesFor(results, options.checks);
  const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Hexastyle',
            ...(options.toolVersion !== undefined && {
              version: options.toolVersion,
              semanticVersion: options.toolVersion,
            }),
            ...(options.informationUri !== undefined && { informationUri: options.informationUri }),
            rules,
          },
        },
        automationDetails: { id: 'hexastyle/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notifications(
              result,
              Math.max(0, all.length - results.length),
              options,
            ),
          },
        ],
        results: withFingerprints(results).map(({ item, fingerprint }) =>
          resultObject(item, fingerprint, ruleIndex, options),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** Contradictions in the order of file, line, check and resource, each once with all it speaks to. */
function contradictions({ questions }: ReviewResult): readonly Result[] {
  const results = new Map<string, Result>();
  for (const question of questions) {
    for (const practice of question.practices) {
      if (practice.status === 'not-applicable') continue;
      for (const evidence of practice.evidence) {
        if (evidence.verdict !== 'contradicts' || isAlertOfOurs(evidence, practice.evidence)) continue;
        const key = JSON.stringify([evidence.check, evidence.file, evidence.line, evidence.resource]);
        const level = levelOf(question, practice);
        const known = results.get(key) ?? { evidence, level, practices: [], pillars: [] };
        if (levelRank(level) > levelRank(known.level)) known.level = level;
        if (!known.practices.includes(practice.id)) known.practices.push(practice.id);
        if (!known.pillars.includes(question.pillar)) known.pillars.push(question.pillar);
        results.set(key, known);
      }
    }
  }
  return [...results.values()].toSorted(
    ({ evidence: a }, { evidence: b }) =>
      compareTexts(a.file, b.file) ||
      a.line - b.line ||
      compareTexts(a.check, b.check) ||
      compareTexts(a.resource, b.resource),
  );
}

/** What another tool found and a check of ours, too, is one alert. */
function isAlertOfOurs({ resource, reportedBy }: EvidenceResult, all: readonly EvidenceResult[]): boolean {
  const { sameAs = [] } = reportedBy ?? {};
  return (
    sameAs.length > 0 &&
    all.some(
      (own) => own.verdict === 'contradicts' && own.resource === resource && sameAs.includes(own.check),
    )
  );
}

/** Suppressed findings as results of their own; the viewer folds them away with their reason. */
function suppressions({ suppressed, questions }: ReviewResult): readonly Result[] {
  const pillars = new Map(
    questions.flatMap(({ practices, pillar }) => practices.map(({ id }) => [id, pillar] as const)),
  );
  return suppressed.map((finding) => ({
    evidence: { ...finding, verdict: 'contradicts' },
    level: 'LOW',
    practices: [...finding.practices],
    pillars: [...new Set(finding.practices.flatMap((id) => pillars.get(id) ?? []))],
    suppressed: finding,
  }));
}

function withinLimit(results: readonly Result[]): readonly Result[] {
  if (results.length <= RESULTS_LIMIT) return results;
  const kept = new Set(
    results.toSorted((a, b) => levelRank(b.level) - levelRank(a.level)).slice(0, RESULTS_LIMIT),
  );
  return results.filter((result) => kept.has(result));
}

/** One rule for each check that found something, with what its findings speak to. */
function rulesFor(results: readonly Result[], checks: readonly CheckDescription[]) {
  const described = new Map(checks.map((check) => [check.id, check]));
  const byCheck = Map.groupBy(results, ({ evidence }) => evidence.check);
  return [...byCheck]
    .toSorted(([a], [b]) => compareTexts(a, b))
    .map(([id, found]) =>
      rule(described.get(id) ?? { id, title: id, why: '', remediation: '', links: [] }, found),
    );
}

function rule({ id, title, why, remediation, links }: CheckDescription, found: readonly Result[]) {
  const heaviest = heaviestLevel(found);
  const security = found.filter(({ pillars }) => pillars.includes('security'));
  const practices = [...new Set(found.flatMap((item) => item.practices))].toSorted(compareTexts);
  const pillars = [...new Set(found.flatMap((item) => item.pillars))];
  const link = links.find(isWebAddress);
  const explanation = [why, remediation].filter((text) => text !== '').join(' ');
  const help = [`${title}.`, explanation, practices.join(', '), ...links].filter((text) => text !== '');
  return {
    id,
    name: id
      .split('-')
      .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
      .join(''),
    shortDescription: { text: title },
    fullDescription: { text: explanation === '' ? title : explanation },
    help: { text: help.join('\n\n'), markdown: helpMarkdown({ title, why, remediation, links }, practices) },
    ...(link !== undefined && { helpUri: link }),
    defaultConfiguration: { level: SEVERITIES[heaviest].level },
    properties: {
      tags: ['well-architected', ...pillars, ...practices].slice(0, TAGS_SHOWN),
      precision: 'high',
      ...(security.length > 0 && { 'security-severity': SEVERITIES[heaviestLevel(security)].security }),
    },
  };
}

function heaviestLevel(results: readonly Result[]): ItemLevel {
  return (['HIGH', 'MEDIUM'] as const).find((level) => results.some((item) => item.level === level)) ?? 'LOW';
}

function helpMarkdown(
  { title, why, remediation, links }: Omit<CheckDescription, 'id'>,
  practices: readonly string[],
): string {
  return [
    `**${title}**`,
    why,
    ...(remediation === '' ? [] : [`**What to do.** ${remediation}`]),
    `Speaks to ${practices.join(', ')}.`,
    ...links.filter(isWebAddress).map((link) => `- <${link}>`),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** A name for a result that stays when its lines move: what was found where, and which of several alike it is. */
function withFingerprints(results: readonly Result[]): readonly { item: Result; fingerprint: string }[] {
  const seen = new Map<string, number>();
  return results.map((item) => {
    const { check, file, resource } = item.evidence;
    const name = createHash('sha256')
      .update(JSON.stringify([check, file, resource]))
      .digest('hex')
      .slice(0, 32);
    const ordinal = (seen.get(name) ?? 0) + 1;
    seen.set(name, ordinal);
    return { item, fingerprint: `${name}:${ordinal}` };
  });
}

function resultObject(
  { evidence, level, practices, suppressed }: Result,
  fingerprint: string,
  ruleIndex: ReadonlyMap<string, number>,
  options: SarifOptions,
) {
  const { check, resource, constructPath, kind, file, line, message } = evidence;
  return {
    ruleId: check,
    ruleIndex: ruleIndex.get(check) ?? -1,
    level: SEVERITIES[level].level,
    message: { text: messageText(`${resourceName(evidence)}: ${message} (${practices.join(', ')})`) },
    locations: [
      {
        ...physicalLocation(file, line, options),
        logicalLocations: [
          { fullyQualifiedName: resource.toWellFormed(), kind: 'resource' },
          ...(constructPath === undefined
            ? []
            : [{ fullyQualifiedName: constructPath.toWellFormed(), kind: 'construct' }]),
        ],
      },
    ],
    // GitHub tells alerts apart by primaryLocationLineHash alone.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'hexastyle/v1': fingerprint },
    ...(suppressed !== undefined && { suppressions: [suppressionObject(suppressed)] }),
    properties: { kind, practices },
  };
}

function suppressionObject({ source, reason }: SuppressedFinding) {
  return { kind: source === 'code' ? 'inSource' : 'external', justification: plainText(reason) };
}

/** Plain text for a message; SARIF would read `[text](target)` as a link. */
function messageText(text: string): string {
  return plainText(text).replaceAll('](', '] (');
}

function physicalLocation(file: string, line: number, { folder = '' }: SarifOptions) {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(folder, file), uriBaseId: '%SRCROOT%' },
      region: { startLine: Math.max(1, line) },
    },
  };
}

/** A relative URI: every segment percent-encoded, so that no file name can look like a scheme or a query. */
function relativeUri(...paths: readonly string[]): string {
  const segments = paths.flatMap((path) => path.toWellFormed().split('/'));
  return segments
    .filter((segment) => segment !== '' && segment !== '.')
    .map(encodeURIComponent)
    .join('/');
}

const NOTIFICATION_LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

function notifications(result: ReviewResult, leftOut: number, options: SarifOptions) {
  const evidence = result.questions.flatMap(({ practices }) =>
    practices.flatMap((practice) => practice.evidence),
  );
  const broken = new Map(
    evidence
      .filter(({ verdict }) => verdict === 'error')
      .map((item) => [JSON.stringify([item.check, item.file, item.line, item.resource]), item]),
  );
  return [
    ...result.architecture.diagnostics.map(({ severity, message, file, line }) => ({
      level: NOTIFICATION_LEVELS[severity],
      message: { text: messageText(message) },
      locations: [physicalLocation(file, line, options)],
    })),
    ...[...broken.values()].map(({ check, message, file, line, resource }) => ({
      level: 'error',
      message: { text: messageText(`Check ${check} failed on ${resource}: ${message}`) },
      locations: [physicalLocation(file, line, options)],
    })),
    ...(leftOut > 0
      ? [
          {
            level: 'warning',
            message: { text: `${counted(leftOut, 'result')} left out: GitHub takes ${RESULTS_LIMIT} a run.` },
          },
        ]
      : []),
  ];
}
