import type { Strength, UnseenPractice } from '../review/pack.ts';
import type { PracticeText, Principle } from '../review/practice-texts.ts';
import type { ItemLevel } from '../review/review-result.ts';
import { plainText } from './plain-text.ts';
import { section } from './terminal-page.ts';
import { type Paint, painter, type Span, styled, wrapSpans } from './terminal-text.ts';
import { counted, LEVEL_WORDS } from './words.ts';

interface Named {
  readonly id: string;
  readonly title: string;
}

export interface ExplainedPractice extends Named {
  readonly level?: ItemLevel;
  readonly url?: string;
}

export type Explanation =
  | {
      readonly subject: 'practice';
      readonly practice: ExplainedPractice;
      readonly question: Named;
      /** Name of the pillar. */
      readonly pillar: string;
      readonly checks: readonly (Named & {
        readonly strength: Strength;
        readonly blindSpots?: readonly string[];
      })[];
      /** For a practice that code cannot show. */
      readonly unseen?: UnseenPractice;
      readonly text?: Partial<PracticeText>;
    }
  | {
      readonly subject: 'check';
      readonly check: Named & {
        readonly why: string;
        readonly remediation: string;
        readonly links: readonly string[];
        readonly blindSpots: readonly string[];
        /** Names of the kinds it looks at. */
        readonly kinds?: readonly string[];
      };
      readonly practices: readonly (ExplainedPractice & { readonly strength: Strength })[];
    }
  | {
      readonly subject: 'pillar';
      readonly pillar: Named;
      readonly principles: readonly Principle[];
      readonly questions: readonly Named[];
    }
  | {
      readonly subject: 'question';
      readonly question: Named & { readonly description?: string; readonly url?: string };
      readonly pillar: string;
      readonly practices: readonly (ExplainedPractice & { readonly strengths: readonly Strength[] })[];
    };

export interface ExplanationOptions {
  readonly columns: number;
  readonly color: boolean;
}

const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  establishes: 'can establish it',
  supports: 'can support it in part',
  'contradicts-only': 'can only contradict it',
};

const STRENGTHS: readonly Strength[] = ['establishes', 'supports', 'contradicts-only'];

interface Page {
  readonly columns: number;
  readonly paint: Paint;
}

/** What a practice, a check or a question is about, and what code can show of it. Ends with a newline. */
export function renderExplanation(explanation: Explanation, { columns, color }: ExplanationOptions): string {
  const page = { columns: Math.min(100, Math.max(40, Math.floor(columns) || 80)), paint: painter(color) };
  const paragraphs = paragraphsOf(explanation, page).filter((lines) => lines.length > 0);
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function paragraphsOf(explanation: Explanation, page: Page): readonly (readonly string[])[] {
  switch (explanation.subject) {
    case 'practice':
      return practiceParagraphs(explanation, page);
    case 'check':
      return checkParagraphs(explanation, page);
    case 'question':
      return questionParagraphs(explanation, page);
    case 'pillar':
      return pillarParagraphs(explanation, page);
  }
}

type Of<S extends Explanation['subject']> = Extract<Explanation, { subject: S }>;

function practiceParagraphs(
  { practice, question, pillar, checks, unseen, text: own }: Of<'practice'>,
  page: Page,
) {
  const strengths = checks.map(({ strength }) => strength);
  return [
    [
      ...heading(practice, page),
      ...text(`${pillar}, ${question.id}: ${question.title}`, page),
      ...(practice.level === undefined ? [] : text(`Weight: ${LEVEL_WORDS[practice.level]}`, page)),
    ],
    text(own?.means ?? '', page),
    section('Why', text(own?.why ?? '', page), page),
    section('How to put it in place', text(own?.how ?? '', page), page),
    section('How to tell', text(own?.tell ?? '', page), page),
    section(
      'Common mistakes',
      (own?.mistakes ?? []).flatMap((mistake) => text(`- ${mistake}`, page)),
      page,
    ),
    section('What code can show', text(unseen?.why ?? whatCodeCanShow(strengths), page), page),
    section('Ask to see', text(unseen?.ask ?? '', page), page),
    ...STRENGTHS.map((strength) =>
      section(
        `Checks that ${STRENGTH_WORDS[strength]}`,
        checks
          .filter((check) => check.strength === strength)
          .flatMap(({ id, title, blindSpots = [] }) => [
            ...entry(id, title, page),
            ...blindSpots.flatMap((spot) => text(`not seen: ${spot}`, page, 4)),
          ]),
        page,
      ),
    ),
    section('Read more', links(practice.url === undefined ? [] : [practice.url], page), page),
  ];
}

function checkParagraphs({ check, practices }: Of<'check'>, page: Page) {
  return [
    [
      ...heading(check, page),
      ...(check.kinds && check.kinds.length > 0 ? text(`Looks at: ${check.kinds.join(', ')}`, page) : []),
    ],
    section('Why', text(check.why, page), page),
    section('What to do', text(check.remediation, page), page),
    section(
      'What it cannot see',
      check.blindSpots.flatMap((spot) => text(spot, page)),
      page,
    ),
    section(
      'Practices it speaks to',
      practices.flatMap(({ id, title, level, strength }) =>
        entry(
          id,
          `${title} (${level === undefined ? '' : `weight ${LEVEL_WORDS[level]}, `}${STRENGTH_WORDS[strength]})`,
          page,
        ),
      ),
      page,
    ),
    section('Read more', links(check.links, page), page),
  ];
}

function questionParagraphs({ question, pillar, practices }: Of<'question'>, page: Page) {
  const seen = practices.filter(({ strengths }) => strengths.length > 0).length;
  return [
    [...heading(question, page), ...text(pillar, page)],
    question.description === undefined ? [] : text(question.description, page),
    section(
      `${counted(practices.length, 'practice')}, code speaks to ${seen}`,
      practices.flatMap(({ id, title, level, strengths }) =>
        entry(
          id,
          `${title} (${level === undefined ? '' : `weight ${LEVEL_WORDS[level]}, `}${inShort(strengths)})`,
          page,
        ),
      ),
      page,
    ),
    section('Read more', links(question.url === undefined ? [] : [question.url], page), page),
  ];
}

function pillarParagraphs({ pillar, principles, questions }: Of<'pillar'>, page: Page) {
  return [
    heading(pillar, page),
    section(
      'Design principles',
      principles.flatMap(({ title, text: words }) => text(`${title}. ${words}`, page)),
      page,
    ),
    section(
      counted(questions.length, 'question'),
      questions.flatMap(({ id, title }) => entry(id, title, page)),
      page,
    ),
  ];
}

/** What the code can say of a practice, from the strengths of the checks that speak to it. */
export function whatCodeCanShow(strengths: readonly Strength[]): string {
  if (strengths.includes('establishes')) {
    return 'The code can establish it: where every check agrees on every resource, no person has to confirm it.';
  }
  if (strengths.includes('supports')) return 'The code shows part of it: a person confirms the rest.';
  if (strengths.includes('contradicts-only'))
    return 'The code can show that it is missing, never that it is in place.';
  return 'The code says nothing about it: it is about people and process, so a person has to answer.';
}

function inShort(strengths: readonly Strength[]): string {
  if (strengths.includes('establishes')) return 'code can establish it';
  if (strengths.includes('supports')) return 'code shows part of it';
  return strengths.length > 0 ? 'code can only contradict it' : 'a person has to answer';
}

function heading({ id, title }: Named, { columns, paint }: Page): readonly string[] {
  return wrapSpans([styled(plainText(id), 'strong'), `  ${plainText(title)}`], {
    columns,
    indent: 0,
    hanging: 2,
    paint,
  });
}

function text(words: string, { columns, paint }: Page, indent = 2): readonly string[] {
  return words === '' ? [] : wrapSpans([plainText(words)], { columns, indent, paint });
}

function entry(id: string, words: string, { columns, paint }: Page): readonly string[] {
  const spans: Span[] = [styled(plainText(id), 'place'), `  ${plainText(words)}`];
  return wrapSpans(spans, { columns, indent: 2, hanging: 4, paint });
}

function links(addresses: readonly string[], page: Page): readonly string[] {
  return addresses.flatMap((address) => text(address, page));
}
