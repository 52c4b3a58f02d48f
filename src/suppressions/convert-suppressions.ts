import { Refusal } from '../fixes/edit.ts';
import { TOOL_NAMES } from './foreign-suppression.ts';
import {
  isPlanned,
  keyOf,
  type Outcome,
  type PlanBasis,
  type Planned,
  Planner,
  type Step,
  type SuppressedPlace,
} from './plan-conversion.ts';
import { type OwnSuppression, withOwnSuppressions } from './suppression-edits.ts';

export interface Conversion {
  /** One for each suppression, in their order. */
  readonly outcomes: readonly Outcome[];
  /** New texts of the files that change, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface ConversionBasis extends PlanBasis {
  /** The text of a file that can be written back. */
  read(path: string): string | undefined;
}

/**
 * Works out our suppressions beside those of other tools, on texts that are never written here. Those that a review of
 * the new texts shows to silence nothing, or to silence something else, are left out.
 */
export async function convertSuppressions(
  basis: ConversionBasis,
  reviewAgain: (texts: ReadonlyMap<string, string>) => Promise<readonly SuppressedPlace[]>,
): Promise<Conversion> {
  const planner = new Planner(basis);
  const planned = write(
    basis.suppressions.map((suppression) => planner.plan(suppression)),
    basis,
  );
  if (planned.texts.size === 0) return conversion(planned);
  const suppressed = await reviewAgain(planned.texts);
  return conversion(write(reaching(planned.steps, suppressed, basis), basis));
}

interface Written {
  readonly steps: readonly Step[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Ours beside theirs; what a file cannot take is not convertible. */
function write(steps: readonly Step[], { read }: ConversionBasis): Written {
  const texts = new Map<string, string>();
  const reasons = new Map<Step, string>();
  for (const [file, ofFile] of Map.groupBy(steps.filter(isPlanned), ({ suppression }) => suppression.file)) {
    const text = read(file);
    const changed =
      text === undefined ? UNWRITABLE : withOwnSuppressions(file, text, ownSuppressions(ofFile));
    if (!(changed instanceof Refusal)) {
      texts.set(file, changed);
      continue;
    }
    const possible = ofFile.filter((step) => {
      const alone = text === undefined ? changed : withOwnSuppressions(file, text, ownSuppressions([step]));
      if (alone instanceof Refusal) reasons.set(step, alone.reason);
      return !(alone instanceof Refusal);
    });
    const rest = text === undefined ? changed : withOwnSuppressions(file, text, ownSuppressions(possible));
    if (rest instanceof Refusal) for (const step of possible) reasons.set(step, rest.reason);
    else if (possible.length > 0) texts.set(file, rest);
  }
  return { steps: steps.map((step) => refused(step, reasons.get(step))), texts };
}

const UNWRITABLE = new Refusal('the file cannot be written back as it is');

function refused(step: Step, reason: string | undefined): Step {
  if (reason === undefined || !isPlanned(step)) return step;
  return { sort: 'not-convertible', suppression: step.suppression, reason };
}

/** What several rules on one line say becomes one suppression. */
function ownSuppressions(planned: readonly Planned[]): readonly OwnSuppression[] {
  const groups = Map.groupBy(planned, ({ suppression: { line, form, reason, until, tool } }) =>
    [line, form, tool, until, reason].join('\n'),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { tool, reason, until } = first.suppression;
    return [
      {
        checks: [...new Set(group.flatMap(({ checks }) => checks))],
        reason: reason ?? `carried over from ${TOOL_NAMES[tool]}, which gave no reason`,
        ...(until !== undefined && { until }),
        beside: first.suppression,
      },
    ];
  });
}

/** Without what a review of the new texts does not bear out. */
function reaching(
  steps: readonly Step[],
  suppressed: readonly SuppressedPlace[],
  basis: ConversionBasis,
): readonly Step[] {
  const after = new Set(suppressed.map(keyOf));
  const meant = new Set([
    ...basis.suppressed.map(keyOf),
    ...steps.filter(isPlanned).flatMap(({ findings }) => findings),
  ]);
  const tooFar = new Set(suppressed.filter((one) => !meant.has(keyOf(one))).map(({ by }) => by.file));
  return steps.map((step) => {
    if (!isPlanned(step)) return step;
    const { suppression, findings } = step;
    const reason = tooFar.has(suppression.file)
      ? 'a comment there would silence more than is meant'
      : findings.every((key) => after.has(key))
        ? undefined
        : 'a comment there would not reach the finding';
    return reason === undefined ? step : { sort: 'not-convertible', suppression, reason };
  });
}

function conversion({ steps, texts }: Written): Conversion {
  return {
    outcomes: steps.map((step) => {
      if (!isPlanned(step)) return step;
      const { suppression, checks } = step;
      return { sort: 'converted', suppression, checks };
    }),
    texts,
  };
}
