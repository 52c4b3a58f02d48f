import { people, shownPerson } from '../../../access/people.ts';
import { consoleRoute } from '../../route.ts';

export const listPeople = consoleRoute({
  name: 'listPeople',
  method: 'GET',
  path: '/api/v1/people',
  summary: 'The people of the account and their roles.',
  needs: 'administrator',
  changes: false,
  handle: async ({ db, principal }) => ({ people: (await people(db, principal.account)).map(shownPerson) }),
});
