import { DISPLAY_TEXT, TITLE } from './lens-fields.ts';
import type { Lens } from './lens.ts';
import { lensAlias } from './parse-lens.ts';

/** A lens to begin with, and the pack beside it. */
export interface NewLens {
  /** `<alias>.lens.yaml`. */
  readonly lensFile: string;
  readonly lens: string;
  /** `<alias>.pack.yaml`. */
  readonly packFile: string;
  readonly pack: string;
}

/** How a practice of the Framework is put into place, in our own words, where there are such words. */
export type AdviceFor = (practice: string) => string | undefined;

/** What checks say of the practices of the Framework: practice number → check → strength. */
export type ChecksOf = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Why a name cannot be a lens's; undefined where it can. */
export function whyNoLensName(name: string): string | undefined {
  if (name.trim() === '') return 'it is empty';
  if (name.length > TITLE.most) return `it has ${name.length} characters; at most ${TITLE.most} are allowed`;
  const refused = [...new Set(name.match(/[^A-Za-z0-9 \-_.,:/()@!&#+'?\u2019]/gu) ?? [])];
  return refused.length === 0 ? undefined : `AWS refuses ${refused.join(' ')} in names of lenses`;
}

/** A small lens with comments that say what each part is for. It passes the lint. */
export function newLens(name: string): NewLens {
  const alias = lensAlias(name);
  return {
    lensFile: `${alias}.lens.yaml`,
    packFile: `${alias}.pack.yaml`,
    lens: `${header(name)}
description: What every service of ours keeps to.
pillars:                             # up to 10
  # operationalExcellence, security, reliability, performance, costOptimization and sustainability stand beside
  # the Framework's pillars of these names; any other id makes a pillar of your own.
  - id: operationalExcellence
    name: Operational Excellence
    questions:                       # up to 20 a pillar
      - id: logs1                    # letters, digits and underscores; keep ids for good, answers hang on them
        title: How do you find out what a service did?
        description: >-
          An alarm at night is answered from logs and traces. The question asks whether they are there, and whether a
          person who has never seen the service finds them.
        choices:                     # up to 15; what a team can truthfully tick
          - id: logs1_structured
            title: Services write structured logs with a correlation id
            helpfulResource:
              displayText: Lines of JSON can be searched across services; free text cannot.
            improvementPlan:         # what to do where it is not ticked
              displayText: Use the logging library of the platform, and set the log format of functions to JSON.
          - id: logs1_retention
            title: Logs are kept as long as we need them, and no longer
            helpfulResource:
              displayText: Logs that nobody deletes cost money every month and may hold personal data.
            improvementPlan:
              displayText: Set a retention on every log group in the code that creates it.
          - id: logs1_no             # an id that ends in _no is "None of these"
            title: None of these
        riskRules:                   # in order: the first that holds decides
          - condition: logs1_structured && logs1_retention && !logs1_no
            risk: NO_RISK
          - condition: logs1_structured && !logs1_no
            risk: MEDIUM_RISK
          - condition: default
            risk: HIGH_RISK
`,
    pack: `${packHeader(name)}
logs1/logs1_structured:
  lambda-structured-logs: supports
logs1/logs1_retention:
  cloudwatch-log-retention: supports
`,
  };
}

/** All questions of the Framework as a lens of one's own, to cut down and add to. */
export function lensFromFramework(
  name: string,
  framework: Lens,
  adviceFor: AdviceFor,
  checksOf: ChecksOf,
): NewLens {
  const alias = lensAlias(name);
  const lens = [
    header(name),
    'description: The questions of the Well-Architected Framework, for us to cut down and add to.',
    'pillars:',
  ];
  const pack = [packHeader(name)];
  for (const pillar of framework.pillars) {
    lens.push(`  - id: ${pillar.id}`, `    name: ${pillar.name}`, '    questions:');
    for (const question of pillar.questions) {
      const id = question.id.replaceAll('-', '_');
      lens.push(
        `      - id: ${id}    # ${question.number}`,
        `        title: ${quotedText(within(question.title, TITLE.most))}`,
      );
      lens.push('        choices:');
      for (const { id: choice, practice = '', title, helpfulResource } of question.choices) {
        const advice = adviceFor(practice) ?? `Put ${practice} in place as its page describes.`;
        lens.push(
          `          - id: ${choice}    # ${practice}`,
          `            title: ${quotedText(within(title, TITLE.most))}`,
          '            improvementPlan:',
          `              displayText: ${quotedText(within(advice, DISPLAY_TEXT.most))}`,
          ...(helpfulResource?.url === undefined ? [] : [`              url: ${helpfulResource.url}`]),
        );
        const checks = [...(checksOf.get(practice) ?? [])];
        if (checks.length > 0) pack.push(`${id}/${choice}:`);
        for (const [check, strength] of checks) pack.push(`  ${check}: ${strength}`);
      }
      const none = question.noneOfThese?.id ?? `${id}_no`;
      lens.push(`          - id: ${none}`, '            title: None of these', '        riskRules:');
      lens.push(...rulesFor(question, none));
    }
  }
  return {
    lensFile: `${alias}.lens.yaml`,
    packFile: `${alias}.pack.yaml`,
    lens: `${lens.join('\n')}\n`,
    pack: `${pack.join('\n')}\n`,
  };
}

function rulesFor(
  { choices }: Lens['pillars'][number]['questions'][number],
  none: string,
): readonly string[] {
  const all = choices.map(({ id }) => id);
  const high = choices.filter(({ level }) => level === 'HIGH').map(({ id }) => id);
  const rule = (condition: string, risk: string) => [
    `          - condition: ${condition}`,
    `            risk: ${risk}`,
  ];
  const guarded = (ids: readonly string[]) => `${ids.join(' && ')} && !${none}`;
  const isMixed = high.length > 0 && high.length < all.length;
  return [
    ...rule(guarded(all), 'NO_RISK'),
    ...(isMixed ? rule(guarded(high), 'MEDIUM_RISK') : []),
    ...rule('default', high.length > 0 ? 'HIGH_RISK' : 'MEDIUM_RISK'),
  ];
}

function header(name: string): string {
  return `# yaml-language-server: $schema=node_modules/hexastyle/schemas/lens.schema.json
# A lens of our own. hexastyle lens lint tells what is wrong with it, lens prove which answers mean which risk,
# lens preview shows the questionnaire, lens convert writes the JSON that the AWS Well-Architected Tool imports.
schemaVersion: "2021-11-01"
name: ${quotedText(name)}`;
}

function packHeader(name: string): string {
  return `# What checks say of the choices of ${name}: question/choice, then checks of the catalogue or your own, each with
# what it may decide: establishes, supports or contradicts-only. hexastyle check list names them all.`;
}

/** The words of a text that fit. */
function within(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 3).replace(/\s+\S*$/, '')}...`;
}

/** A YAML scalar in double quotes, which JSON's are. */
function quotedText(text: string): string {
  return JSON.stringify(text);
}
