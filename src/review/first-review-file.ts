import type { Architecture } from '../architecture/index.ts';
import type { PriorityFacts } from './pillar-priorities.ts';
import type { PillarResult, QuestionResult, ReviewResult } from './review-result.ts';
import { riskRank } from './risk.ts';
import { seenInCode } from './seen-in-code.ts';
import { yamlScalar } from './yaml-scalar.ts';

export interface FirstReviewFileBasis {
  /** Name of the reviewed folder. */
  readonly folder: string;
  readonly architecture: Architecture;
  /** A review of the same code without claims. */
  readonly result: ReviewResult;
  readonly priorityFacts: PriorityFacts;
  /** Where editors find `hexastyle.schema.json`. */
  readonly schema?: string;
}

/** Practices listed in each pillar; the rest would bury the ones that decide most. */
const PRACTICES_IN_A_PILLAR = 5;

/** The text of a first `hexastyle.yaml`: what code shows of the workload, and the practices a person should answer first. */
export function firstReviewFile({
  folder,
  architecture,
  result,
  priorityFacts,
  schema,
}: FirstReviewFileBasis): string {
  const { owner, environment } = seenInCode(folder, architecture);
  const ids = (contexts: readonly { readonly id: string }[]) => contexts.map(({ id }) => id).join(', ');
  return [
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${oneLine(schema)}`]),
    '# What people know and code cannot show. `hexastyle review` puts it beside the evidence.',
    'workload:',
    `  name: ${yamlScalar(folder)}`,
    '  # description: What it does, and for whom.',
    owner === undefined
      ? '  # owner: the team that answers for it'
      : `  owner: ${yamlScalar(owner)}  # from tags`,
    environment === undefined
      ? '  # environment: production  # or preproduction'
      : `  environment: ${environment}  # a guess`,
    '  # What it is for decides which pillar comes first in the plan.',
    `  # businessContext: e-commerce  # ${ids(priorityFacts.businessContexts)}`,
    `  # workloadType: public-api  # ${ids(priorityFacts.workloadTypes)}`,
    '',
    '# objectives:',
    '#   availability: 99.9%',
    '#   rto: 4h',
    '#   rpo: 15min',
    '',
    'lenses:',
    ...result.lenses.map(({ alias }) => `  - ${yamlScalar(alias)}`),
    '',
    '# Per practice: in-place, not-in-place or not-applicable. Take away the # where a line is true, or correct it. In full:',
    '#   OPS07-BP03: { status: in-place, by: Ada, on: 2026-01-31, link: https://…, notes: … }',
    '#   REL13-BP05: { status: not-applicable, reason: … }',
    'claims:',
    ...result.pillars.flatMap((pillar) => practicesToAnswer(pillar, result.questions)),
    '',
    '# questionsNotApplicable:',
    '#   COST09: Demand is the same all day.',
    '',
    '# A risk that someone takes on until a day. It counts again afterwards.',
    '# acceptedRisks:',
    '#   - practice: PERF01-BP07',
    '#     reason: Why it can wait.',
    '#     owner: Who decided.',
    '#     expires: 2027-06-30',
    '',
  ].join('\n');
}

/** The practices of a pillar whose answers decide most, as lines to be uncommented. */
function practicesToAnswer(
  { lens, id, name }: PillarResult,
  questions: readonly QuestionResult[],
): readonly string[] {
  const open = questions
    .filter((question) => question.lens === lens && question.pillar === id && question.askNext !== undefined)
    .toSorted((a, b) => widthOf(b) - widthOf(a) || riskRank(b.risk.highest) - riskRank(a.risk.highest));
  if (open.length === 0) return [];
  const shown = open.slice(0, PRACTICES_IN_A_PILLAR);
  const count = open.length === 1 ? '1 question waits' : `${open.length} questions wait`;
  return [
    `  # ${oneLine(name)}: ${count} for a person's answer. Those that decide most:`,
    ...shown.map((question) => {
      const practice = question.practices.find((candidate) => candidate.id === question.askNext);
      const key =
        practice?.id === practice?.choiceId ? `${lens}/${question.questionId}/${practice?.id}` : practice?.id;
      return `  # ${key}: in-place  # ${oneLine(practice?.title ?? '')}`;
    }),
  ];
}

function widthOf({ risk }: QuestionResult): number {
  return riskRank(risk.highest) - riskRank(risk.lowest);
}

/** Control characters and line breaks would end a comment. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}
