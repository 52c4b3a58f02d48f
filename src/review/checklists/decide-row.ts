import { compareTexts } from '../compare-texts.ts';
import { type Decision, decidePractice } from '../decide-practice.ts';
import type { EvidenceResult, PracticeStatus, Basis } from '../review-result.ts';
import type { Standing } from '../weigh-evidence.ts';
import { classedResources } from './classed-resources.ts';
import type { ChecklistRow, DecidedBy, Place, RowObjective, RowPart, RowRto } from './checklist.ts';
import type { PartData, RowData } from './checklist-data.ts';
import { closingWords } from './closing-words.ts';
import type { ReviewEvidence } from './review-evidence.ts';
import { rowClaim } from './row-claim.ts';
import { rowEvidence, type RowEvidence } from './weigh-row.ts';

const PLACES_SHOWN = 5;

interface WeighedPart {
  readonly data: PartData;
  readonly evidence: RowEvidence;
}

/** One row of a list over one review: claims against evidence, as for a practice. */
export function decideRow(row: RowData, review: ReviewEvidence): ChecklistRow {
  const practices = (row.practices ?? []).flatMap((id) => review.practices.get(id) ?? []);
  const parts = (row.parts ?? []).map((data) => ({ data, evidence: rowEvidence(row, data, review) }));
  const evidence = parts.length === 0 ? rowEvidence(row, row, review) : together(parts);
  const claim = rowClaim(row, practices, evidence.standing);
  const components = componentsOf(row, review);
  const isAside = row.settled !== undefined || isAboutNothing(row, components, evidence);
  const decision: Decision =
    isAside && claim.says === undefined
      ? { status: 'not-applicable', basis: row.settled === undefined ? 'evidence' : 'none' }
      : decidePractice(claim.says, evidence.standing, claim.isRiskAccepted);
  const { status } = decision;
  const checks = [...new Set(evidence.contradicting.map(({ check }) => check))];
  const closes = closingWords(row, { status, claim, counts: evidence.counts, checks, practices });
  const resources = classedResources(row, review);
  const rto = rtoOf(row, review);
  const objective = objectiveOf(row, review);
  return {
    id: row.id,
    label: row.label,
    ...(row.group !== undefined && { group: row.group }),
    values: row.values,
    status,
    decidedBy: decidedBy(status, decision.basis),
    counts: evidence.counts,
    practices: practices.map(({ id, title, status: own, claim: said }) => ({
      id,
      title,
      status: own,
      ...(said !== undefined && { claim: said }),
    })),
    places: placesOf(evidence.contradicting),
    supportedBy: supportersOf(evidence),
    ...(components !== undefined && { components }),
    ...(row.dataClass !== undefined && { dataClass: row.dataClass }),
    ...(resources !== undefined && { resources }),
    ...(parts.length > 0 && { parts: parts.map(partOf) }),
    ...(rto !== undefined && { rto }),
    ...(objective !== undefined && { objective }),
    ...(row.note !== undefined && { note: row.note }),
    ...(closes !== undefined && closes !== '' && { closes }),
  };
}

function decidedBy(status: PracticeStatus, basis: Basis): DecidedBy {
  return status === 'open' || basis === 'none' ? 'nothing' : basis;
}

/** The evidence of all parts that have a say. What a service does by itself is as good as shown. */
function together(parts: readonly WeighedPart[]): RowEvidence {
  const deciding = parts.filter(({ data }) => data.beside !== true);
  const weighed = deciding.filter(({ data }) => data.builtIn !== true);
  const all = weighed.map(({ evidence }) => evidence);
  const sum = (key: keyof RowEvidence['counts']) => all.reduce((total, { counts }) => total + counts[key], 0);
  return {
    standing: standingTogether(all.map(({ standing }) => standing)),
    counts: {
      supports: sum('supports'),
      contradicts: sum('contradicts'),
      inconclusive: sum('inconclusive'),
      suppressed: sum('suppressed'),
    },
    contradicting: all.flatMap(({ contradicting }) => contradicting),
    supporting: all.flatMap(({ supporting }) => supporting),
    shownBy: all.flatMap(({ shownBy }) => shownBy),
  };
}

function standingTogether(standings: readonly Standing[]): Standing {
  if (standings.includes('contradicts')) return 'contradicts';
  if (standings.length > 0 && standings.every((one) => one === 'establishes')) return 'establishes';
  return standings.some((one) => one !== 'none') ? 'supports' : 'none';
}

function componentsOf({ concerns, dataClass }: RowData, { kinds, dataClasses }: ReviewEvidence) {
  if (dataClass !== undefined) {
    const byKind = Map.groupBy(dataClasses.resourcesOf(dataClass), ({ kind }) => kind);
    return [...byKind].map(([kind, { length }]) => ({ kind, count: length }));
  }
  return concerns?.flatMap((kind) => {
    const count = kinds.get(kind) ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
}

function isAboutNothing(
  { concerns }: RowData,
  components: readonly object[] | undefined,
  { standing, counts }: RowEvidence,
): boolean {
  return (
    concerns !== undefined && components?.length === 0 && standing === 'none' && counts.inconclusive === 0
  );
}

function placesOf(contradicting: readonly EvidenceResult[]): readonly Place[] {
  return contradicting
    .toSorted((a, b) => compareTexts(a.file, b.file) || a.line - b.line || compareTexts(a.check, b.check))
    .slice(0, PLACES_SHOWN)
    .map(({ check, resource, file, line, message }) => ({ check, resource, file, line, message }));
}

function supportersOf({ supporting, shownBy }: RowEvidence): ChecklistRow['supportedBy'] {
  const checks = [...Map.groupBy(supporting, ({ check }) => check)];
  return [
    ...checks.map(([what, { length }]) => ({ what, count: length })),
    ...shownBy.map(({ kind, count }) => ({ what: kind, count })),
  ];
}

function partOf({ data, evidence }: WeighedPart): RowPart {
  const statuses = {
    establishes: 'in-place',
    contradicts: 'not-in-place',
    supports: 'open',
    none: 'open',
  } as const;
  return {
    column: data.column,
    status: data.builtIn === true ? 'built-in' : statuses[evidence.standing],
    counts: evidence.counts,
    supportedBy: supportersOf(evidence).map(({ what }) => what),
  };
}

function rtoOf({ rtoSeconds }: RowData, { result }: ReviewEvidence): RowRto | undefined {
  if (rtoSeconds === undefined) return undefined;
  const objectiveSeconds = result.workload.objectives?.rtoSeconds;
  return {
    fromSeconds: rtoSeconds.from,
    toSeconds: rtoSeconds.to,
    ...(objectiveSeconds !== undefined && { objectiveSeconds, within: rtoSeconds.to <= objectiveSeconds }),
  };
}

function objectiveOf({ objective }: RowData, { result }: ReviewEvidence): RowObjective | undefined {
  if (objective === undefined) return undefined;
  const stated = result.workload.objectives?.[objective.key];
  return { ...objective, ...(stated !== undefined && { stated }) };
}
