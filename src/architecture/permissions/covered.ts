import type { PolicyStatement, PolicyTexts } from '../policy-document.ts';

/** What code shows of a yes-or-no question: `maybe` where a part of the answer is known only at deployment. */
export type Covered = 'yes' | 'maybe' | 'no';

/** Stands for a part of a text that only deployment knows: `${…}`, or with the name of what it comes from. */
const OPEN_PART = /\$\{[^{}]*\}/g;

export function both(...answers: readonly Covered[]): Covered {
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

export function either(...answers: readonly Covered[]): Covered {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('maybe') ? 'maybe' : 'no';
}

export function not(answer: Covered): Covered {
  if (answer === 'maybe') return 'maybe';
  return answer === 'yes' ? 'no' : 'yes';
}

/**
 * Whether a text fits an IAM pattern, in which `*` stands for any run of characters and `?` for one. Time grows with
 * the product of both lengths at most.
 */
export function fitsPattern(pattern: string, text: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let mark = 0;
  while (at < text.length) {
    const sign = pattern[from];
    if (sign === '*') {
      star = from;
      mark = at;
      from += 1;
    } else if (sign !== undefined && (sign === '?' || sign === text[at])) {
      at += 1;
      from += 1;
    } else if (star !== -1) {
      from = star + 1;
      mark += 1;
      at = mark;
    } else {
      return false;
    }
  }
  while (pattern[from] === '*') from += 1;
  return from === pattern.length;
}

/** Whether the statement speaks of an action (`s3:GetObject`), by `Action` or by `NotAction`. */
export function speaksOfAction({ actions, notActions }: PolicyStatement, action: string): Covered {
  const wanted = action.toLowerCase();
  const fits = (pattern: string) => fitsPattern(pattern.toLowerCase(), wanted);
  return isGiven(notActions) ? not(isListed(notActions, fits)) : isListed(actions, fits);
}

/** Whether one of the texts fits; a text that is open in part may fit where its known parts do. */
export function isListed({ values, open }: PolicyTexts, fits: (pattern: string) => boolean): Covered {
  if (values.some(fits)) return 'yes';
  return open.some((outline) => fits(asPattern(outline))) ? 'maybe' : 'no';
}

export function isGiven({ values, open }: PolicyTexts): boolean {
  return values.length > 0 || open.length > 0;
}

/** An outline as a pattern that lets every open part be anything; nothing known lets everything be. */
export function asPattern(outline: string): string {
  return outline === '' ? '*' : outline.replaceAll(OPEN_PART, '*');
}

/** The statement holds for every resource, whatever its name. */
export function isForEveryResource({ resources, notResources }: PolicyStatement): Covered {
  if (isGiven(notResources)) return 'maybe';
  return resources.values.includes('*')
    ? 'yes'
    : isListed({ ...resources, values: [] }, (text) => text === '*');
}
