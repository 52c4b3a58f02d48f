import type { Lens, Pillar } from '../../lens/index.ts';
import { type LensChange, lensDifference } from '../../lens/tools.ts';
import type { OutputOf } from './protocol/operation-types.ts';

type Differences = NonNullable<OutputOf<'GetLensVersionDifference'>['VersionDifferences']>;
type PillarDifference = NonNullable<Differences['PillarDifferences']>[number];
type QuestionDifference = NonNullable<PillarDifference['QuestionDifferences']>[number];
type Status = NonNullable<QuestionDifference['DifferenceStatus']>;

/**
 * What differs between two versions of a lens, as the API tells it: by pillar and question. A question whose choices, texts or rules
 * differ is updated, and so is the pillar it stands in; a question that moved stands in its new pillar.
 */
export function pillarDifferences(before: Lens, after: Lens): readonly PillarDifference[] {
  const changes = lensDifference(before, after, { rate: false });
  const pillars = new Map([...before.pillars, ...after.pillars].map((pillar) => [pillar.id, pillar]));
  const titles = new Map([...before.pillars, ...after.pillars].flatMap(titlesIn));
  const byPillar = Map.groupBy(changes, ({ pillar = '' }) => pillar);
  return [...pillars.values()].flatMap(({ id, name }): readonly PillarDifference[] => {
    const changed = byPillar.get(id);
    if (changed === undefined) return [];
    const status = statusOf(changed.filter(({ question }) => question === undefined));
    return [
      {
        PillarId: id,
        PillarName: name,
        DifferenceStatus: status ?? 'UPDATED',
        QuestionDifferences: questionDifferences(changed, titles),
      },
    ];
  });
}

function questionDifferences(
  changes: readonly LensChange[],
  titles: ReadonlyMap<string, string>,
): readonly QuestionDifference[] {
  const byQuestion = Map.groupBy(changes, ({ question = '' }) => question);
  byQuestion.delete('');
  return [...byQuestion].map(([id, changed]) => ({
    QuestionId: id,
    QuestionTitle: titles.get(id) ?? id,
    DifferenceStatus: statusOf(changed.filter(({ what }) => what === 'question')) ?? 'UPDATED',
  }));
}

/** Whether something is new or gone; undefined where it was there before and still is. */
function statusOf(changes: readonly LensChange[]): Exclude<Status, 'UPDATED'> | undefined {
  if (changes.some(({ change }) => change === 'added')) return 'NEW';
  return changes.some(({ change }) => change === 'removed') ? 'DELETED' : undefined;
}

function titlesIn({ questions }: Pillar): readonly (readonly [string, string])[] {
  return questions.map(({ id, title }) => [id, title]);
}
