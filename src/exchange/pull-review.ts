import type { Lens } from '../lens/index.ts';
import {
  type Claim,
  practiceKey,
  PracticeNames,
  questionId,
  questionKey,
  type ReviewFile,
  type ReviewFileAdditions,
} from '../review/index.ts';
import { type AnswerRead, readAnswer, type Statement } from './read-answer.ts';
import type { ToolAnswer, ToolLens, ToolWorkload } from './tool-workload.ts';
import { factsLeft } from './workload-facts.ts';

/** A lens of the workload with the lens that the program rates by. */
export interface PulledLens {
  readonly tool: ToolLens;
  readonly lens: Lens;
  /** What the review file calls it: an alias or a path. */
  readonly name: string;
}

/** What a workload says that a review file does not say yet, and what becomes of the rest. */
export interface PulledReview {
  readonly additions: ReviewFileAdditions;
  /** Where the file says otherwise; its word stays. A sentence each. */
  readonly differing: readonly string[];
  /** What a review file has no place for. A sentence each. */
  readonly left: readonly string[];
}

/** `file` is what the review file says already, its names resolved. */
export function pullReview(
  workload: ToolWorkload,
  lenses: readonly PulledLens[],
  file: ReviewFile | undefined,
): PulledReview {
  return new Pulling(lenses, file).pull(workload);
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

class Pulling {
  readonly #lenses: readonly PulledLens[];
  readonly #file: ReviewFile | undefined;
  readonly #names: PracticeNames;
  readonly #additions: Mutable<ReviewFileAdditions> = {
    workload: {},
    pillarPriorities: [],
    lenses: [],
    claims: [],
    questionsNotApplicable: [],
    questionNotes: [],
  };
  readonly #differing: string[] = [];
  readonly #left: string[] = [];

  constructor(lenses: readonly PulledLens[], file: ReviewFile | undefined) {
    this.#lenses = lenses;
    this.#file = file;
    this.#names = new PracticeNames(lenses.map(({ lens }) => lens));
  }

  pull(workload: ToolWorkload): PulledReview {
    this.#facts(workload);
    this.#pillarPriorities(workload);
    this.#additions.lenses.push(...this.#lensesToName());
    for (const pulled of this.#lenses) this.#lens(pulled);
    return {
      additions: this.#additions,
      differing: this.#differing,
      left: [...this.#left, ...factsLeft(workload)],
    };
  }

  /** A file that names no lens means the Framework; as soon as it names one, it names all. */
  #lensesToName(): readonly string[] {
    const all = this.#lenses.map(({ name }) => name);
    const { lenses = [] } = this.#file ?? {};
    const named = new Set(lenses.map(({ name }) => name));
    const added = all.filter((name) => !named.has(name));
    const isImplied = lenses.every(({ place }) => place.line === 1 && place.column === 1);
    return isImplied && (added.length > 0 || this.#file === undefined) ? all : added;
  }

  #facts({ facts, name }: ToolWorkload): void {
    const there = {
      name: text(name),
      description: text(facts.Description),
      owner: text(facts.ReviewOwner),
      environment: facts.Environment,
    };
    const said = this.#file?.workload ?? {};
    const added: Record<string, string> = {};
    for (const key of ['name', 'description', 'owner', 'environment'] as const) {
      const value = there[key];
      if (value === undefined) continue;
      if (said[key] === undefined) added[key] = value;
      else if (said[key] !== value)
        this.#differing.push(`${key}: the file says ${shown(said[key])}, the tool ${shown(value)}`);
    }
    this.#additions.workload = added;
  }

  #pillarPriorities({ facts: { PillarPriorities = [] } }: ToolWorkload): void {
    if (PillarPriorities.length === 0) return;
    const there = PillarPriorities.map((id) => (id === 'performanceEfficiency' ? 'performance' : id));
    const { pillarPriorities = [], workload } = this.#file ?? {};
    const said = pillarPriorities.map(({ name }) => name);
    // Where nobody ranked the pillars, the tool gives the order of the Framework.
    if (
      said.length === 0 &&
      this.#lenses.some(({ lens }) => lens.pillars.map(({ id }) => id).join() === there.join())
    )
      return;
    if (said.length > 0) {
      if (said.join() !== there.join())
        this.#differing.push(`pillarPriorities: the tool says ${there.join(', ')}`);
      return;
    }
    if (workload?.businessContext !== undefined || workload?.workloadType !== undefined) {
      this.#differing.push(
        `the file takes the order of pillars from its context, the tool says ${there.join(', ')}`,
      );
      return;
    }
    const known = new Set(this.#lenses.flatMap(({ lens }) => lens.pillars.map(({ id }) => id)));
    this.#additions.pillarPriorities.push(...new Set(there.filter((id) => known.has(id))));
    const unknown = there.filter((id) => !known.has(id));
    if (unknown.length > 0) this.#left.push(`priorities of pillars that no lens has: ${unknown.join(', ')}`);
  }

  #lens({ tool, lens }: PulledLens): void {
    if (tool.notes !== '') this.#left.push(`notes on the lens ${tool.name}`);
    for (const [pillar] of tool.pillarNotes) this.#left.push(`notes on the pillar ${pillar} of ${tool.name}`);
    const answers = new Map(tool.answers.map((answer) => [answer.question, answer]));
    for (const { questions } of lens.pillars) {
      for (const question of questions) {
        const answer = answers.get(question.id);
        answers.delete(question.id);
        if (answer === undefined) continue;
        const read = readAnswer(answer);
        this.#question(lens, question, read);
        this.#claims(lens, question, answer, read);
      }
    }
    const unknown = [...answers.values()].filter((answer) => saysSomething(readAnswer(answer)));
    if (unknown.length > 0)
      this.#left.push(
        `answers of ${tool.name} to questions that the lens here does not have: ${unknown.map(({ question }) => question).join(', ')}`,
      );
  }

  #question(lens: Lens, question: Lens['pillars'][number]['questions'][number], read: AnswerRead): void {
    const key = questionKey(lens, question);
    const id = questionId(question);
    const found = this.#names.question(id);
    const name = 'found' in found && found.found === key ? id : key;
    if (read.notApplicable !== undefined) {
      const said = this.#file?.questionsNotApplicable.find((item) => item.question === key);
      if (said === undefined)
        this.#additions.questionsNotApplicable.push({ question: name, ...read.notApplicable });
      else if (said.reason !== read.notApplicable.reason)
        this.#differing.push(`${id}: the tool says it does not apply: ${shown(read.notApplicable.reason)}`);
    }
    if (read.notes !== undefined) {
      const said = this.#file?.questionNotes.find((item) => item.question === key);
      if (said === undefined) this.#additions.questionNotes.push({ question: name, notes: read.notes });
      else if (said.notes !== read.notes)
        this.#differing.push(`${id}: other notes in the tool: ${shown(read.notes)}`);
    }
  }

  #claims(
    lens: Lens,
    question: Lens['pillars'][number]['questions'][number],
    { choices }: ToolAnswer,
    read: AnswerRead,
  ): void {
    const id = questionId(question);
    const known = new Set(question.choices.map((choice) => choice.id));
    for (const choice of question.choices) {
      const claim = read.claims.get(choice.id);
      if (claim === undefined) continue;
      const key = practiceKey(lens, question, choice);
      const said = this.#file?.claims.find(({ practice }) => practice === key);
      const name = this.#practiceName(choice.practice, key);
      if (said === undefined) this.#additions.claims.push({ practice: name, ...claim });
      else if (!sameClaim(said, claim))
        this.#differing.push(`${name}: the file says ${said.says}, the tool ${inWords(claim)}`);
    }
    const unknown = choices.filter((choice) => read.claims.has(choice.id) && !known.has(choice.id));
    if (unknown.length > 0)
      this.#left.push(
        `${id}: choices that the lens here does not have: ${unknown.map((choice) => choice.id).join(', ')}`,
      );
    for (const choice of read.notesLeft)
      this.#left.push(`${id}: notes on ${choice}, which nobody claimed anything of`);
  }

  /** Its number in the Framework where that is clear, else its full key. */
  #practiceName(number: string | undefined, key: string): string {
    const found = number === undefined ? undefined : this.#names.practice(number);
    return number !== undefined && found !== undefined && 'found' in found && found.found.key === key
      ? number
      : key;
  }
}

function saysSomething({ claims, notApplicable, notes }: AnswerRead): boolean {
  return claims.size > 0 || notApplicable !== undefined || notes !== undefined;
}

function sameClaim(said: Claim, claim: Statement): boolean {
  return said.says === claim.says && (claim.notes === undefined || said.notes === claim.notes);
}

function inWords({ says, notes }: Statement): string {
  return notes === undefined ? says : `${says} with the notes ${shown(notes)}`;
}

function text(value: string | undefined): string | undefined {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}

function shown(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
}
