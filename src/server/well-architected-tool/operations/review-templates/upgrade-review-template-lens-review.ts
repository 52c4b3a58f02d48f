import { lensStanding } from '../../lens-standing.ts';
import { changing } from '../../operation.ts';
import { conflict } from '../../protocol/api-error.ts';
import { touchTemplate } from '../../review-templates.ts';
import { moveToVersion } from '../../review-writes.ts';
import { templateReviewOf } from '../../template-reviews.ts';

/** Brings a lens of a template to its newest version. */
export const upgradeReviewTemplateLensReview = changing(
  'UpgradeReviewTemplateLensReview',
  'reviewer',
  async (call) => {
    const { template, review, content } = await templateReviewOf(call, call.input);
    const { status, latest } = await lensStanding(call, review, template.account);
    if (status === 'CURRENT')
      throw conflict(
        `The template has the newest version of the lens already: ${review.version}.`,
        'LENS_REVIEW',
        content.arn,
      );
    if (latest === undefined)
      throw conflict('The lens was deleted; there is no version to upgrade to.', 'LENS', content.arn);
    await touchTemplate(call, template.arn);
    await moveToVersion(call, template.arn, await call.services.lenses.applied(call.db, content.arn, latest));
    call.changed(`${template.arn}/lens/${content.alias}`, { version: review.version }, { version: latest });
    return {};
  },
);
