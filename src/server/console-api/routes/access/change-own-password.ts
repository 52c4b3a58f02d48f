import * as v from 'valibot';
import { checkPassword, hashedPassword } from '../../../access/passwords.ts';
import { changePerson, personArn, personOf, shownPerson } from '../../../access/people.ts';
import { checkOwnPassword } from '../../../access/sign-in.ts';
import { accessDenied } from '../../../well-architected-tool/protocol/api-error.ts';
import { consoleRoute } from '../../route.ts';

export const changeOwnPassword = consoleRoute({
  name: 'changeOwnPassword',
  method: 'PUT',
  path: '/api/v1/me/password',
  summary: 'Another password for whoever is signed in, who is signed out everywhere.',
  needs: 'reader',
  changes: true,
  isSecret: true,
  body: v.strictObject({ current: v.string(), password: v.string() }),
  look: async ({ db, principal, services, input: { body } }) => {
    if (principal.person === undefined) throw accessDenied('Only a person who signed in has a password.');
    const person = await personOf(db, principal.account, principal.person);
    checkPassword(body.password, person.email);
    await checkOwnPassword(services, person, body.current);
    return { id: person.id, passwordHash: await hashedPassword(body.password) };
  },
  handle: async (call, { id, passwordHash }) => {
    const { db, principal, now } = call;
    const person = await personOf(db, principal.account, id);
    const changed = await changePerson(db, person, { passwordHash }, now);
    call.changed(personArn(person), shownPerson(person), { ...shownPerson(changed), passwordSet: true });
    return {};
  },
});
