import * as v from 'valibot';
import { accessKeyOf, isUsable, keyArn, rotateAccessKey, shownKey } from '../../../access/access-keys.ts';
import { keepAnAdministrator } from '../../../access/administrators.ts';
import { holdAccount } from '../../../accounts.ts';
import { ApiError } from '../../../well-architected-tool/protocol/api-error.ts';
import { consoleRoute, StatusAnswer } from '../../route.ts';

const HOUR_MS = 3_600_000;

export const rotateAccessKeyRoute = consoleRoute({
  name: 'rotateAccessKey',
  method: 'POST',
  path: '/api/v1/access-keys/{accessKeyId}/rotate',
  summary:
    'A new key for the same name and role; the old one works on for a while. Its secret is in this answer only.',
  needs: 'administrator',
  changes: true,
  isSecret: true,
  body: v.strictObject({
    graceHours: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(24 * 90)), 24),
  }),
  handle: async (call) => {
    const { db, principal, services, now, input } = call;
    await holdAccount(db, principal.account);
    const old = await accessKeyOf(db, principal.account, input.path['accessKeyId'] ?? '');
    if (!isUsable(old, now))
      throw new ApiError('ConflictException', 'The access key has expired or was disabled.');
    const rotated = await rotateAccessKey(db, services.seal, old, {
      now,
      graceMs: input.body.graceHours * HOUR_MS,
    });
    const key = await accessKeyOf(db, principal.account, rotated.key.id);
    await keepAnAdministrator(db, principal.account, now);
    call.changed(keyArn(old), shownKey(old), shownKey(rotated.old));
    call.changed(keyArn(key), null, shownKey(key));
    return new StatusAnswer(201, {
      accessKey: shownKey(key),
      secret: rotated.key.secret,
      replaces: shownKey(rotated.old),
    });
  },
});
