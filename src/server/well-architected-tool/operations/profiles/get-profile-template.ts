import { reading } from '../../operation.ts';
import { templateQuestionShape } from '../../profiles.ts';
import { seconds } from '../../workloads.ts';

export const getProfileTemplate = reading('GetProfileTemplate', async ({ services }) => {
  const { name, created, updated, questions } = services.profileTemplate.data;
  return {
    ProfileTemplate: {
      TemplateName: name,
      TemplateQuestions: questions.map(templateQuestionShape),
      CreatedAt: seconds(Date.parse(created)),
      UpdatedAt: seconds(Date.parse(updated)),
    },
  };
});
