import type { PracticeStatus, ReviewResult } from '../review-result.ts';
import type { Checklist, ChecklistRow, Checklists } from './checklist.ts';
import type { ChecklistData, RowData } from './checklist-data.ts';
import { decideRow } from './decide-row.ts';
import { reviewEvidence, type ReviewEvidence } from './review-evidence.ts';
import { meanScore, scoreOf } from './score.ts';

const DEFAULT_WORDS = { inPlace: 'in place', notInPlace: 'not in place' };

/**
 * The wanted lists as views of one review; every list where none is named. All lists are given, as a row may be decided
 * as one of another list is.
 */
export function checklistsOf(
  result: ReviewResult,
  data: readonly ChecklistData[],
  wanted: readonly string[] = data.map(({ id }) => id),
): Checklists {
  const review = reviewEvidence(result);
  const lists = data.filter(({ id }) => wanted.includes(id)).map((list) => checklistOf(list, data, review));
  return { schemaVersion: '1', date: result.date, workload: result.workload.name, lists };
}

function checklistOf(
  { id, title, about, columns, words = DEFAULT_WORDS, groups = [], scored = false, rows }: ChecklistData,
  data: readonly ChecklistData[],
  review: ReviewEvidence,
): Checklist {
  const decided = rows.map((row) => decideRow(likeOther(row, data), review));
  const scores = groups.map((group) => ({
    ...group,
    score: scored ? scoreOf(decided.filter((row) => row.group === group.id)) : undefined,
  }));
  const score = meanScore(scores.map((group) => group.score));
  return {
    id,
    title,
    about,
    columns: Object.entries(columns).map(([key, heading]) => ({ key, title: heading })),
    words,
    groups: scores.map(({ score: own, ...group }) => ({
      ...group,
      ...(own !== undefined && { score: own }),
    })),
    counts: statusCounts(decided),
    ...(score !== undefined && { score }),
    rows: decided,
  };
}

/** The row with what decides the row of another list that it names. */
function likeOther(row: RowData, data: readonly ChecklistData[]): RowData {
  if (row.like === undefined) return row;
  const [list, id] = row.like.split('/');
  const other = data
    .find((candidate) => candidate.id === list)
    ?.rows.find((candidate) => candidate.id === id);
  if (other === undefined) return row;
  const { group: _group, ...decides } = other;
  return { ...decides, ...row };
}

function statusCounts(rows: readonly ChecklistRow[]): Readonly<Record<PracticeStatus, number>> {
  const count = (status: PracticeStatus) => rows.filter((row) => row.status === status).length;
  return {
    'in-place': count('in-place'),
    'not-in-place': count('not-in-place'),
    'not-applicable': count('not-applicable'),
    open: count('open'),
    disputed: count('disputed'),
  };
}
