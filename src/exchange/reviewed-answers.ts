import type { PracticeResult, QuestionResult, ReviewFile, ReviewResult } from '../review/index.ts';
import type { NotApplicable, Statement } from './read-answer.ts';

/** What a review says of one question, as far as it is meant for the tool. */
export interface ReviewedAnswer {
  /** What the question is called: `SEC08`. */
  readonly id: string;
  readonly question: string;
  readonly title: string;
  readonly practices: readonly ReviewedPractice[];
  readonly notApplicable?: NotApplicable;
  readonly notes?: string;
}

/** How a practice stands by the review. */
export interface ReviewedPractice {
  /** What the practice is called: `SEC08-BP02`. */
  readonly id: string;
  readonly choice: string;
  /** Open is all that nobody decided: findings alone tick and untick nothing. */
  readonly status: 'in-place' | 'not-in-place' | 'not-applicable' | 'open';
  /** In place by evidence alone. */
  readonly byCode: boolean;
  /** Evidence speaks against it, and nobody accepted the risk. */
  readonly contradicted: boolean;
  /** What a person claims of this practice itself. */
  readonly claim?: Statement;
}

/** The questions of one lens that a review has anything to say about to the tool. */
export function reviewedAnswers(
  { questions }: Pick<ReviewResult, 'questions'>,
  file: ReviewFile | undefined,
  lens: string,
): readonly ReviewedAnswer[] {
  const claims = new Map(
    file?.claims.map(({ practice, place: _place, ...claim }): [string, Statement] => [practice, claim]),
  );
  const notApplicable = new Map(
    file?.questionsNotApplicable.map(({ question, place: _place, ...why }): [string, NotApplicable] => [
      question,
      why,
    ]),
  );
  return questions
    .filter((question) => question.lens === lens)
    .map((question) => {
      const key = `${lens}/${question.questionId}`;
      const whyNot = notApplicable.get(key);
      return {
        id: question.id,
        question: question.questionId,
        title: question.title,
        practices: question.practices.map((practice) =>
          reviewedPractice(practice, claims.get(`${key}/${practice.choiceId}`)),
        ),
        ...(whyNot !== undefined && { notApplicable: whyNot }),
        ...notesOf(question),
      };
    });
}

function notesOf({ notes }: QuestionResult): { readonly notes?: string } {
  return notes === undefined ? {} : { notes };
}

function reviewedPractice(
  { id, choiceId, status, basis, evidence, acceptedRisk }: PracticeResult,
  claim: Statement | undefined,
): ReviewedPractice {
  const isDecided =
    status === 'in-place' ||
    ((status === 'not-applicable' || status === 'not-in-place') && claim?.says === status);
  return {
    id,
    choice: choiceId,
    status: isDecided ? status : 'open',
    byCode: status === 'in-place' && basis === 'evidence',
    contradicted:
      acceptedRisk?.expired !== false && evidence.some(({ verdict }) => verdict === 'contradicts'),
    ...(claim !== undefined && { claim }),
  };
}
