import * as v from 'valibot';
import { checkPassword, hashedPassword } from '../../../access/passwords.ts';
import { createPerson, parseEmail, PERSON_NAME, personArn, shownPerson } from '../../../access/people.ts';
import { ROLES } from '../../../access/principal.ts';
import { invalidFields } from '../../../well-architected-tool/protocol/api-error.ts';
import { consoleRoute, StatusAnswer } from '../../route.ts';

export const createPersonRoute = consoleRoute({
  name: 'createPerson',
  method: 'POST',
  path: '/api/v1/people',
  summary: 'A new person; without a password they sign in through OpenID Connect only.',
  needs: 'administrator',
  changes: true,
  isSecret: true,
  body: v.strictObject({
    email: v.string(),
    name: v.pipe(v.string(), v.regex(PERSON_NAME, 'expected 1 to 100 characters')),
    role: v.picklist(ROLES),
    password: v.optional(v.string()),
  }),
  look: async ({ input: { body } }) => {
    const email = parseEmail(body.email);
    if (email === undefined) throw invalidFields([{ Name: 'email', Message: 'expected an e-mail address' }]);
    if (body.password === undefined) return { email };
    checkPassword(body.password, email);
    return { email, passwordHash: await hashedPassword(body.password) };
  },
  handle: async (call, hashed) => {
    const { db, principal, now, input } = call;
    const { name, role } = input.body;
    const person = await createPerson(db, { account: principal.account, name, role, now, ...hashed });
    call.changed(personArn(person), null, shownPerson(person));
    return new StatusAnswer(201, { person: shownPerson(person) });
  },
});
