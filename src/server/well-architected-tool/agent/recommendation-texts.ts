import type { Improvement, QuestionResult, ReviewResult } from '../../../review/index.ts';
import type { OutputOf } from '../protocol/operation-types.ts';
import { agentPillar, type AgentPillar } from './agent-pillars.ts';

type Shown = OutputOf<'GetAgentRecommendation'>;

/** What a recommendation says of an improvement item, as it is kept. */
export interface RecommendationBody
  extends Pick<
    Shown,
    | 'title'
    | 'description'
    | 'type'
    | 'priority'
    | 'effort'
    | 'impact'
    | 'roi'
    | 'numberOfResources'
    | 'crossPillarBenefits'
    | 'sources'
    | 'goals'
  > {
  readonly insights: NonNullable<Shown['insights']>;
  /** Id of the improvement item, the same in every run. */
  readonly item: string;
  readonly pillar: AgentPillar;
  readonly practices: readonly string[];
  readonly remediation: string;
  readonly links: readonly string[];
  readonly places: Improvement['places'];
  readonly updateReason?: string;
  readonly feedback?: Readonly<Record<string, unknown>>;
}

/** From how many places on a change counts as large; with an edit at hand, fewer than that are small work. */
const MANY_PLACES = 20;

/** An improvement item in the agent's words. Undefined for sustainability, which the agent does not know. */
export function recommendationBody(item: Improvement, result: ReviewResult): RecommendationBody | undefined {
  const pillar = agentPillar(item.pillar);
  if (pillar === undefined) return undefined;
  const practices = practicesOf(item, result.questions);
  const resources = new Set(item.places.flatMap((place) => place.resources));
  return {
    item: item.id,
    pillar,
    title: cut(item.title, 120),
    description: descriptionOf(item, practices),
    type: 'ARCHITECTURE',
    priority: item.level,
    effort: effortOf(item, result),
    impact: item.level,
    roi: { detail: 'The code does not tell what this saves or costs; the review does not guess.' },
    numberOfResources: resources.size,
    insights: insightsOf(item),
    ...benefitsOf(item, practices, pillar),
    sources: ['CUSTOMER_IAC'],
    practices: practices.map(({ id }) => id),
    remediation: item.remediation,
    links: item.links,
    places: item.places,
  };
}

interface NamedPractice {
  readonly id: string;
  readonly title: string;
  readonly pillar: string;
}

function practicesOf(item: Improvement, questions: readonly QuestionResult[]): readonly NamedPractice[] {
  const named = new Set(item.practices);
  return questions.flatMap(({ pillar, practices }) =>
    practices.flatMap(({ id, title }) => (named.has(id) ? [{ id, title, pillar }] : [])),
  );
}

function descriptionOf({ title, places }: Improvement, practices: readonly NamedPractice[]): string {
  const [first] = practices;
  const others = practices.length > 1 ? ` and ${practices.length - 1} more` : '';
  const practice = first === undefined ? '' : ` It stands against ${first.id} ${first.title}${others}.`;
  const shown = places.slice(0, 3).map(({ file, line }) => `${file}:${line}`);
  const more = places.length > 3 ? ` and ${places.length - 3} more` : '';
  const where =
    shown.length === 0 ? ' A person says so; no place in the code does.' : ` In ${shown.join(', ')}${more}.`;
  return cut(`Not so in the code that was reviewed: ${title}.${practice}${where}`, 500);
}

/** Small with edits at hand for few places, large for many places, medium in between. */
function effortOf(item: Improvement, { questions }: ReviewResult): 'SMALL' | 'MEDIUM' | 'LARGE' {
  if (item.places.length >= MANY_PLACES) return 'LARGE';
  const hasFix = questions.some(({ practices }) =>
    practices.some(({ evidence }) =>
      evidence.some(
        ({ check, verdict, fixable }) => check === item.check && verdict === 'contradicts' && fixable,
      ),
    ),
  );
  return hasFix ? 'SMALL' : 'MEDIUM';
}

function insightsOf({ places }: Improvement): NonNullable<RecommendationBody['insights']> {
  if (places.length === 0)
    return [
      {
        usagePattern:
          'A person says that this is not in place. The code that was reviewed neither confirms nor denies it.',
      },
    ];
  const lines = places.map(
    ({ file, line, resources, message }) => `${resources[0] ?? ''} (${file}:${line}): ${message}`,
  );
  return [
    {
      usagePattern: cut(
        `The review read the code and looked at what it declares, not at anything that runs. It found: ${lines.join(' ')}`,
        2000,
      ),
      signalsDetected: cut(lines.join('\n'), 1500),
    },
  ];
}

function benefitsOf(item: Improvement, practices: readonly NamedPractice[], own: AgentPillar) {
  const others = practices.flatMap(({ id, title, pillar }) => {
    const agents = agentPillar(pillar);
    if (agents === undefined || agents === own) return [];
    const description = cut(`The same change speaks to ${id} ${title}.`, 300);
    return [{ pillar: agents, title: cut(`${id} ${title}`, 80), description, impact: item.level }];
  });
  return others.length === 0 ? {} : { crossPillarBenefits: others };
}

/** What it weighs and how far it reaches. */
export function impactDetailsOf(body: RecommendationBody): readonly string[] {
  const { priority, practices, places, numberOfResources } = body;
  return [
    cut(`Weight in the Framework: ${priority?.toLowerCase()} (${practices.join(', ')})`, 100),
    `${counted(places.length, 'place')} in the code, ${counted(numberOfResources ?? 0, 'resource')}`,
  ];
}

/** The first places, each with what was found there. */
export function highlightsOf({ places, title }: RecommendationBody): readonly string[] {
  if (places.length === 0) return [cut(`A person says that this is not in place: ${title}`, 250)];
  return places.slice(0, 5).map(({ file, line, message }) => cut(`${file}:${line}: ${message}`, 250));
}

/** The remediation cut into its sentences. */
export function remediationSummaryOf({ remediation }: RecommendationBody) {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(remediation)];
  return {
    recommendation: cut(remediation, 240),
    steps: sentences.slice(0, 5).map(({ segment }) => cut(segment.trim(), 200)),
  };
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Texts of the API have a longest length, in characters. */
function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
