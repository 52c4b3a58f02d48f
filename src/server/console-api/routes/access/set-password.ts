import * as v from 'valibot';
import { checkPassword, hashedPassword } from '../../../access/passwords.ts';
import { changePerson, personArn, personOf, shownPerson } from '../../../access/people.ts';
import { forgetAttempts } from '../../../access/sign-in-attempts.ts';
import { subjectOf } from '../../../access/sign-in.ts';
import { consoleRoute } from '../../route.ts';

export const setPassword = consoleRoute({
  name: 'setPassword',
  method: 'PUT',
  path: '/api/v1/people/{personId}/password',
  summary: 'Gives a person another password and signs them out everywhere.',
  needs: 'administrator',
  changes: true,
  isSecret: true,
  body: v.strictObject({ password: v.string() }),
  look: async ({ db, principal, input: { path, body } }) => {
    const { email } = await personOf(db, principal.account, path['personId'] ?? '');
    checkPassword(body.password, email);
    return await hashedPassword(body.password);
  },
  handle: async (call, passwordHash) => {
    const { db, principal, services, now, input } = call;
    const person = await personOf(db, principal.account, input.path['personId'] ?? '');
    const changed = await changePerson(db, person, { passwordHash }, now);
    await forgetAttempts(db, subjectOf(services.seal, person.email));
    call.changed(personArn(person), shownPerson(person), { ...shownPerson(changed), passwordSet: true });
    return { person: shownPerson(changed) };
  },
});
