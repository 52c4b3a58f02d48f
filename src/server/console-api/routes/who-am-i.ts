import { personOf } from '../../access/people.ts';
import { consoleRoute } from '../route.ts';

export const whoAmI = consoleRoute({
  name: 'whoAmI',
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who the server takes you for, and what you may do.',
  needs: 'reader',
  changes: false,
  handle: async ({ db, principal: { account, arn, role, person: id } }) => {
    if (id === undefined) return { account, arn, role };
    const { email, name } = await personOf(db, account, id);
    return { account, arn, role, person: { id, email, name } };
  },
});
