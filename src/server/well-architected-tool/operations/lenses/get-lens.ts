import { DRAFT, lensVersion, noVersion } from '../../custom-lenses.ts';
import { reading } from '../../operation.ts';
import { notFound } from '../../protocol/api-error.ts';
import { invitationMember } from '../../shared-access.ts';
import { tagsMember } from '../../tags.ts';

export const getLens = reading('GetLens', async (call) => {
  const { input, db, principal, services } = call;
  const arn = services.lenses.arnOf(input.LensAlias ?? '');
  const builtIn = services.lenses.builtInNamed(arn);
  if (builtIn !== undefined) {
    const { version, owner, lens } = builtIn;
    if ((input.LensVersion ?? version) !== version) throw noVersion(arn, input.LensVersion);
    return {
      Lens: {
        LensArn: arn,
        LensVersion: version,
        Name: lens.name,
        Owner: owner,
        ...(lens.description !== undefined && { Description: lens.description }),
      },
    };
  }
  const row = await services.lenses.visible(db, principal, arn);
  if (row.deleted_at !== null) throw notFound('LENS', arn);
  const { version, description } = await lensVersion(call, row, input.LensVersion);
  return {
    Lens: {
      LensArn: arn,
      ...(version !== DRAFT && { LensVersion: version }),
      Name: row.name,
      ...(description !== '' && { Description: description }),
      Owner: row.account,
      ...(await invitationMember(call, 'LENS', arn, row.account)),
      ...(await tagsMember(db, arn)),
    },
  };
});
