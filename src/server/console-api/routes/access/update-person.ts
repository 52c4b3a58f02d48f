import * as v from 'valibot';
import { keepAnAdministrator } from '../../../access/administrators.ts';
import { holdAccount } from '../../../accounts.ts';
import { changePerson, PERSON_NAME, personArn, personOf, shownPerson } from '../../../access/people.ts';
import { ROLES } from '../../../access/principal.ts';
import { consoleRoute } from '../../route.ts';

export const updatePerson = consoleRoute({
  name: 'updatePerson',
  method: 'PATCH',
  path: '/api/v1/people/{personId}',
  summary: "A person's name or role; disables a person, who is signed out at once, or lets them in again.",
  needs: 'administrator',
  changes: true,
  body: v.strictObject({
    name: v.optional(v.pipe(v.string(), v.regex(PERSON_NAME, 'expected 1 to 100 characters'))),
    role: v.optional(v.picklist(ROLES)),
    isDisabled: v.optional(v.boolean()),
  }),
  handle: async (call) => {
    const { db, principal, now, input } = call;
    await holdAccount(db, principal.account);
    const person = await personOf(db, principal.account, input.path['personId'] ?? '');
    const changed = await changePerson(db, person, input.body, now);
    await keepAnAdministrator(db, principal.account, now);
    call.changed(personArn(person), shownPerson(person), shownPerson(changed));
    return { person: shownPerson(changed) };
  },
});
