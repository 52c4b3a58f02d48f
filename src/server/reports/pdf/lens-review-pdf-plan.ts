import type { Content } from 'pdfmake/interfaces.js';
import type { PlannedInFull, ReportedChoice } from '../lens-review-report.ts';
import { RISK_WORDS } from '../words.ts';
import {
  choiceTitle,
  INDENT,
  INNER_WIDTH,
  link,
  paragraphs,
  questionTitle,
  resourceContent,
  type Writing,
} from './lens-review-pdf-questions.ts';
import { keptTogether } from './kept-together.ts';
import { TONES } from './pdf-style.ts';

/** The questions at risk with what to put in place, high before medium. */
export function planContent(plan: readonly PlannedInFull[], write: Writing): readonly Content[] {
  return (['HIGH', 'MEDIUM'] as const).flatMap((risk) => {
    const items = plan.filter((item) => item.risk === risk);
    if (items.length === 0) return [];
    const title = risk === 'HIGH' ? 'High risk' : 'Medium risk';
    return [
      { text: `${title}: ${items.length}`, style: 'group', color: TONES[RISK_WORDS[risk].tone] },
      ...items.flatMap((item) => planItem(item, write)),
    ];
  });
}

function planItem({ pillar, question, choices }: PlannedInFull, write: Writing): readonly Content[] {
  const [first, ...others] = choices.map((choice) => todo(choice, write));
  return [
    keptTogether(
      [
        questionTitle(question, write),
        { text: write(pillar.name), style: 'small', margin: [0, 0, 0, 3] },
        first ?? {
          text: "Every practice is selected; the lens's rules still see a risk in the combination.",
          style: 'quiet',
        },
      ],
      [0, 6, 0, 0],
    ),
    ...others,
  ];
}

/** A practice to put in place, and how. */
function todo(choice: ReportedChoice, write: Writing): Content {
  const { remediation, acceptedRisk, additionalResources } = choice;
  return {
    margin: [INDENT, 0, 0, 4],
    stack: [
      choiceTitle(choice, write),
      ...paragraphs(remediation?.displayText, write, INNER_WIDTH),
      ...link(remediation?.url, write),
      ...additionalResources.flatMap((resource) => resourceContent(resource, write, INNER_WIDTH)),
      ...(acceptedRisk === undefined
        ? []
        : [
            {
              text: write(
                `Risk accepted by ${acceptedRisk.owner} until ${acceptedRisk.expires}${acceptedRisk.isExpired ? ', which is over' : ''}.`,
              ),
              style: 'quiet',
            },
          ]),
    ],
  };
}
