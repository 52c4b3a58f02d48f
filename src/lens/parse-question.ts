import type { MapNode } from '../document/document.ts';
import type { Choice, Question, Resource } from './lens.ts';
import { DESCRIPTION, DISPLAY_TEXT, excerpt, LensFields, TITLE } from './lens-fields.ts';
import { readId } from './lens-ids.ts';
import type { LensProblems } from './lens-problem.ts';
import { parseRiskRules } from './parse-risk-rules.ts';

const QUESTION_FIELDS = ['id', 'title', 'description', 'helpfulResource', 'choices', 'riskRules'];
const CHOICE_FIELDS = ['id', 'title', 'helpfulResource', 'improvementPlan', 'additionalResources'];

/** A question of a lens, or undefined where it has no id or title. `taken` holds the question ids of the lens so far. */
export function parseQuestion(
  node: MapNode,
  taken: Set<string>,
  problems: LensProblems,
): Question | undefined {
  const fields = new LensFields(node, nameOf('question', node), QUESTION_FIELDS, problems);
  const id = readId(fields, 'question', taken);
  const title = fields.text('title', 'needed', TITLE);
  const description = fields.text('description', 'optional', DESCRIPTION);
  const helpfulResource = parseResource(fields, 'helpfulResource');
  const choiceIds = new Set<string>();
  const choices = fields
    .objects('choices', 'needed', 15, 'choice-count')
    .flatMap((choice) => parseChoice(choice, choiceIds, problems) ?? []);
  const riskRules = parseRiskRules(fields, choiceIds);
  const noneOfThese = firstNoneOfThese(fields, choices);
  if (id === undefined || title === undefined) return undefined;
  return {
    id,
    title,
    ...(description !== undefined && { description }),
    ...(helpfulResource && { helpfulResource }),
    choices: choices.filter((choice) => choice !== noneOfThese),
    ...(noneOfThese && { noneOfThese: { id: noneOfThese.id, title: noneOfThese.title } }),
    riskRules,
  };
}

/** `question "obs_01"`, for messages. */
export function nameOf(what: string, node: MapNode): string {
  const id = node.entries.find(({ key }) => key === 'id')?.value;
  return id?.type === 'scalar' ? `${what} "${excerpt(String(id.value))}"` : `a ${what} without id`;
}

function isNoneOfThese(id: string): boolean {
  return id.endsWith('_no');
}

function firstNoneOfThese(question: LensFields, choices: readonly Choice[]): Choice | undefined {
  const [first, ...more] = choices.filter(({ id }) => isNoneOfThese(id));
  if (more.length > 0) {
    const message = `${question.what} has ${more.length + 1} choices whose id ends in _no. Only "${excerpt(first?.id ?? '')}" is taken for "None of these".`;
    question.problems.add('warning', 'none-of-these', question.place('choices'), message);
  }
  return first;
}

/** A choice that its title makes "None of these" and its id a practice like any other. */
function checkNoneOfThese(choice: LensFields, id: string, title: string): void {
  if (isNoneOfThese(id) || !/^none of (?:these|those|them|the above)\b/i.test(title)) return;
  const message = `${choice.what} is called "${excerpt(title)}", but its id does not end in _no, so the Tool takes it for a practice. Write "${excerpt(id)}_no".`;
  choice.problems.add('warning', 'none-of-these', choice.place('id'), message);
}

function parseChoice(node: MapNode, taken: Set<string>, problems: LensProblems): Choice | undefined {
  const fields = new LensFields(node, nameOf('choice', node), CHOICE_FIELDS, problems);
  const id = readId(fields, 'choice', taken);
  const title = fields.text('title', 'needed', TITLE);
  const helpfulResource = parseResource(fields, 'helpfulResource');
  const improvementPlan = parseResource(fields, 'improvementPlan');
  if (id !== undefined && !isNoneOfThese(id) && !improvementPlan?.displayText && !improvementPlan?.url) {
    const message = `${fields.what} has no improvement plan. Add "improvementPlan": { "displayText": … }.`;
    problems.add('refused', 'improvement-plan', fields.place('improvementPlan'), message);
  }
  const additionalResources = parseAdditionalResources(fields);
  if (id === undefined || title === undefined) return undefined;
  checkNoneOfThese(fields, id, title);
  return {
    id,
    title,
    ...(helpfulResource && { helpfulResource }),
    ...(improvementPlan && { improvementPlan }),
    ...(additionalResources.length > 0 && { additionalResources }),
  };
}

function parseResource(owner: LensFields, key: string): Resource | undefined {
  const node = owner.map(key, 'optional');
  return (
    node &&
    readResource(new LensFields(node, `"${key}" of ${owner.what}`, ['displayText', 'url'], owner.problems))
  );
}

function readResource(fields: LensFields): Resource {
  const displayText = fields.text('displayText', 'optional', DISPLAY_TEXT);
  const url = fields.text('url', 'optional');
  if (url !== undefined) checkLink(fields, url);
  if (url && !displayText) {
    const message = `The url in ${fields.what} has no text. Add "displayText".`;
    fields.problems.add('refused', 'link-text', fields.place('url'), message);
  }
  return { ...(displayText !== undefined && { displayText }), ...(url && { url }) };
}

/** An empty url breaks the rule, yet lenses that AWS itself publishes for import have them: a warning. */
function checkLink(fields: LensFields, url: string): void {
  if (/^https?:\/\//.test(url)) return;
  const found = url === '' ? 'is empty' : `is "${excerpt(url)}"`;
  const message = `The url in ${fields.what} ${found}. It must start with http:// or https://; leave it out where there is none.`;
  fields.problems.add(url === '' ? 'warning' : 'refused', 'link-scheme', fields.place('url'), message);
}

type AdditionalResources = NonNullable<Choice['additionalResources']>;

function parseAdditionalResources(choice: LensFields): AdditionalResources {
  const types = new Set<string>();
  const what = `"additionalResources" of ${choice.what}`;
  return choice
    .objects('additionalResources', 'optional', Number.POSITIVE_INFINITY, 'resource-type-once')
    .flatMap((node) => {
      const fields = new LensFields(node, what, ['type', 'content'], choice.problems);
      const type = readResourceType(fields, types);
      const content = fields
        .objects('content', 'expected', 5, 'resource-count')
        .map((item) => readResource(new LensFields(item, what, ['displayText', 'url'], choice.problems)));
      return type === undefined ? [] : { type, content };
    });
}

function readResourceType(
  fields: LensFields,
  types: Set<string>,
): AdditionalResources[number]['type'] | undefined {
  const type = fields.text('type', 'expected');
  if (type === undefined) return undefined;
  if (type !== 'HELPFUL_RESOURCE' && type !== 'IMPROVEMENT_PLAN') {
    const message = `The type in ${fields.what} must be HELPFUL_RESOURCE or IMPROVEMENT_PLAN, not "${excerpt(type)}".`;
    fields.problems.add('refused', 'resource-type', fields.place('type'), message);
    return undefined;
  }
  if (types.has(type)) {
    const message = `There is a second ${type} in ${fields.what}. Put all items into one.`;
    fields.problems.add('refused', 'resource-type-once', fields.place('type'), message);
  }
  types.add(type);
  return type;
}
