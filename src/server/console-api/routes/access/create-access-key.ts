import * as v from 'valibot';
import { accessKeyOf, createAccessKey, KEY_NAME, keyArn, shownKey } from '../../../access/access-keys.ts';
import { ROLES } from '../../../access/principal.ts';
import { consoleRoute, StatusAnswer } from '../../route.ts';

const DAY_MS = 86_400_000;

export const createAccessKeyRoute = consoleRoute({
  name: 'createAccessKey',
  method: 'POST',
  path: '/api/v1/access-keys',
  summary: 'A new access key. Its secret is in this answer and nowhere else.',
  needs: 'administrator',
  changes: true,
  isSecret: true,
  body: v.strictObject({
    name: v.pipe(v.string(), v.regex(KEY_NAME, 'expected up to 64 letters, digits and _+=,.@-')),
    role: v.picklist(ROLES),
    expiresInDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
  }),
  handle: async (call) => {
    const { db, principal, services, now, input } = call;
    const { name, role, expiresInDays } = input.body;
    const { id, secret } = await createAccessKey(db, services.seal, {
      account: principal.account,
      name,
      role,
      now,
      ...(expiresInDays !== undefined && { expiresAt: now + expiresInDays * DAY_MS }),
    });
    const key = await accessKeyOf(db, principal.account, id);
    call.changed(keyArn(key), null, shownKey(key));
    return new StatusAnswer(201, { accessKey: shownKey(key), secret });
  },
});
