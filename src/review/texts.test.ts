import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { PracticeText } from './practice-texts.ts';

const DATA = new URL('../../data/', import.meta.url);
const FOLDER = new URL('texts/wellarchitected/', DATA);

interface PillarTexts {
  readonly principles: readonly { readonly title: string; readonly text: string }[];
  readonly questions: Readonly<Record<string, { readonly means: string }>>;
  readonly practices: Readonly<Record<string, PracticeText>>;
}

interface LensData {
  readonly pillars: readonly {
    readonly id: string;
    readonly name: string;
    readonly questions: readonly {
      readonly number: string;
      readonly choices: readonly { readonly practice: string; readonly title: string }[];
    }[];
  }[];
}

const lens = JSON.parse(readFileSync(new URL('lenses/wellarchitected.json', DATA), 'utf8')) as LensData;
const files = readdirSync(FOLDER).toSorted();
const texts = new Map(
  files.map((file) => [file, load(readFileSync(new URL(file, FOLDER), 'utf8')) as PillarTexts]),
);

const SIZES = { means: [60, 400], why: [60, 500], how: [150, 1200], tell: [60, 500] } as const;

const pillars = lens.pillars.map(({ name, questions }) => ({
  file: `${name.toLowerCase().replaceAll(' ', '-')}.yaml`,
  questions,
}));

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/).map((sentence) => sentence.trim());
}

describe.each(pillars.filter(({ file }) => texts.has(file)))('$file', ({ file, questions }) => {
  const { principles, questions: own, practices } = texts.get(file) as PillarTexts;

  it('speaks of the questions and practices of its pillar, in their order', () => {
    expect(Object.keys(own)).toEqual(questions.map(({ number }) => number));
    expect(Object.keys(practices)).toEqual(
      questions.flatMap(({ choices }) => choices.map(({ practice }) => practice)),
    );
    expect(principles.length).toBeGreaterThanOrEqual(5);
  });

  it.each(Object.entries(practices))('%s has every part, in its size, as sentences', (_, practice) => {
    expect(Object.keys(practice)).toEqual(['means', 'why', 'how', 'tell', 'mistakes']);
    for (const [part, [least, most]] of Object.entries(SIZES)) {
      const text = practice[part as keyof typeof SIZES];
      expect(text.length, part).toBeGreaterThanOrEqual(least);
      expect(text.length, part).toBeLessThanOrEqual(most);
      expect(text, part).toMatch(/^["'A-Z0-9][\s\S]*[.!?]"?$/);
    }
    expect(practice.mistakes.length).toBeGreaterThanOrEqual(2);
    for (const mistake of practice.mistakes) expect(mistake).toMatch(/^["'A-Z0-9][\s\S]{20,249}[.!?]"?$/);
  });

  it.each(Object.entries(own))('%s says what the question is after', (_, { means }) => {
    expect(means).toMatch(/^[A-Z][\s\S]{60,600}[.!?]$/);
  });
});

describe('the texts together', () => {
  it('have no sentence twice', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { practices, questions, principles } of texts.values()) {
      const parts = [
        ...principles.map(({ title, text }) => [title, text] as const),
        ...Object.entries(questions).map(([name, { means }]) => [name, means] as const),
        ...Object.entries(practices).flatMap(([name, { means, why, how, tell, mistakes }]) =>
          [means, why, how, tell, ...mistakes].map((text) => [name, text] as const),
        ),
      ];
      for (const [name, text] of parts) {
        for (const sentence of sentencesOf(text)) {
          const earlier = seen.get(sentence.toLowerCase());
          if (earlier !== undefined && sentence.length > 25)
            twice.push(`${earlier} and ${name}: ${sentence}`);
          seen.set(sentence.toLowerCase(), name);
        }
      }
    }
    expect(twice).toEqual([]);
  });

  it('name something concrete: a service, a figure, a document, a moment', () => {
    const CONCRETE =
      /\d|\b[A-Z][a-z]*[A-Z]\w*|\b(?:AWS|Amazon|IAM|KMS|EC2|S3|RDS|ECS|EKS|VPC|SNS|SQS|CloudWatch|Terraform|runbook|ticket|backlog|tag|log|alarm|dashboard|invoice|contract|calendar|pipeline|commit|repository|page|list|table|report|test|budget|owner|minutes?|hours?|days?|weeks?|months?|quarter|year|meeting|review|queue|bucket|function|table|database|key|role|account|subnet|zone|Region)\b/;
    const vague = [...texts.values()].flatMap(({ practices }) =>
      Object.entries(practices)
        .filter(([, { how, tell }]) => !CONCRETE.test(how) || !CONCRETE.test(tell))
        .map(([name]) => name),
    );
    expect(vague).toEqual([]);
  });
});
