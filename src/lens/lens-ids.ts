import type { LensFields } from './lens-fields.ts';
import { excerpt } from './lens-fields.ts';

/** What an id names; the API takes shorter ids of pillars and choices than the file may hold. */
type IdOwner = 'pillar' | 'question' | 'choice';

const LONGEST_IN_API = 64;

/** The `id` of an object, held against the ids taken so far, to which it is added. Undefined where there is none. */
export function readId(fields: LensFields, owner: IdOwner, taken: Set<string>): string | undefined {
  const id = fields.text('id', 'needed');
  if (id === undefined) return undefined;
  const { problems } = fields;
  const place = fields.place('id');
  const about = `Id "${excerpt(id)}" of a ${owner}`;
  if (id.length < 3 || id.length > 128) {
    problems.add(
      'refused',
      'id-length',
      place,
      `${about} has ${id.length} characters; 3 to 128 are allowed.`,
    );
  } else if (owner !== 'question' && id.length > LONGEST_IN_API) {
    const message = `${about} has ${id.length} characters; the API takes at most ${LONGEST_IN_API} when it is answered.`;
    problems.add('warning', 'id-length-in-api', place, message);
  }
  checkCharacters(fields, id, about);
  if (taken.has(id)) {
    const where = owner === 'choice' ? 'in its question' : 'in the lens';
    problems.add('unusable', 'id-unique', place, `${about} is taken ${where}. Give each its own.`);
  }
  taken.add(id);
  return id;
}

function checkCharacters(fields: LensFields, id: string, about: string): void {
  if (/^\w*$/.test(id)) return;
  const message = `${about} may hold only letters A to Z, digits and underscores for AWS.`;
  if (/^[\w-]*$/.test(id)) {
    const fix = `${message} Hexastyle reads it; write "${excerpt(id.replaceAll('-', '_'))}" to import it there.`;
    fields.problems.add('dialect', 'id-characters', fields.place('id'), fix);
    return;
  }
  fields.problems.add(
    'unusable',
    'id-characters',
    fields.place('id'),
    `${message} No condition could name it.`,
  );
}
