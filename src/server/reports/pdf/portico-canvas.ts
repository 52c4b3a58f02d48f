import type { CanvasElement, Column } from 'pdfmake/interfaces.js';
import { type NumberedQuestion, STACKED, shortName, tally, worst } from '../../../reports/html-portico.ts';
import type { PillarResult, PracticeStatus } from '../../../review/index.ts';
import { INK, TONES } from './pdf-style.ts';

/** Colours of the practices that fill a column, from its base up. */
export const FILLS: Readonly<Record<PracticeStatus, string>> = {
  'in-place': INK.fine,
  disputed: INK.disputed,
  'not-in-place': INK.high,
  open: INK.stone,
  'not-applicable': INK.stone,
};

/** Under a column there is room for two digits. */
const MOST_TALLIED = 99;

/** Proportions of the HTML report's portico. */
const DRAWN = { width: 720, height: 340, first: 30, span: 660, shaft: { top: 112, height: 190, width: 54 } };

/** The portico with a column for each pillar, so many points wide, over the names of the pillars. */
export function porticoCanvas(
  pillars: readonly PillarResult[],
  questions: readonly NumberedQuestion[],
  width: number,
): Column {
  const scale = width / DRAWN.width;
  const step = DRAWN.span / Math.max(1, pillars.length);
  const shapes = [
    ...temple(),
    ...pillars.flatMap((pillar, index) => column(pillar, DRAWN.first + step * (index + 0.5), step)),
  ];
  const names = pillars.map((pillar): Column => {
    const standing = worst(pillar);
    return {
      width: step * scale,
      alignment: 'center',
      fontSize: pillars.length > 7 ? 5.5 : 7,
      lineHeight: 1.15,
      stack: [
        { text: shortName(pillar, questions), bold: true },
        ...(pillar.riskCounts.HIGH + pillar.riskCounts.MEDIUM > MOST_TALLIED
          ? []
          : [
              {
                text: tally(pillar, standing),
                color: TONES[standing],
                fontSize: pillars.length > 7 ? 5 : 6.5,
              },
            ]),
      ],
    };
  });
  return {
    width,
    stack: [
      { canvas: shapes.map((shape) => scaled(shape, scale)) },
      { columns: names, columnGap: 0, margin: [DRAWN.first * scale, 3, DRAWN.first * scale, 0] },
    ],
  };
}

type Shape = { readonly color: string } & (
  | { readonly box: readonly [x: number, y: number, width: number, height: number] }
  | { readonly points: readonly (readonly [x: number, y: number])[] }
);

function temple(): readonly Shape[] {
  return [
    {
      color: INK.stone,
      points: [
        [360, 6],
        [706, 78],
        [14, 78],
      ],
    },
    {
      color: INK.page,
      points: [
        [360, 24],
        [606, 70],
        [114, 70],
      ],
    },
    { color: INK.stone, box: [24, 80, 672, 16] },
    { color: INK.stone, box: [24, 318, 672, 10] },
    { color: INK.stone, box: [10, 330, 700, 10] },
  ];
}

function column({ practices }: PillarResult, centre: number, step: number): readonly Shape[] {
  const { top, height } = DRAWN.shaft;
  const width = Math.min(DRAWN.shaft.width, step * 0.6);
  const left = centre - width / 2;
  const total = STACKED.reduce((sum, status) => sum + practices[status], 0);
  let bottom = top + height;
  const cells = STACKED.map((status): Shape => {
    const part = total === 0 ? 0 : (practices[status] / total) * height;
    bottom -= part;
    return { color: FILLS[status], box: [left, bottom, width, part] };
  });
  const flutes = [0.25, 0.5, 0.75].map(
    (share): Shape => ({ color: INK.panel, box: [left + width * share - 0.4, top, 0.8, height] }),
  );
  return [
    { color: INK.stone, box: [left - 6, 98, width + 12, 12] },
    { color: INK.stone, box: [left, top, width, height] },
    ...cells.filter((cell) => 'box' in cell && cell.box[3] > 0),
    ...flutes,
    { color: INK.stone, box: [left - 6, 304, width + 12, 12] },
  ];
}

function scaled(shape: Shape, scale: number): CanvasElement {
  if ('points' in shape)
    return {
      type: 'polyline',
      closePath: true,
      color: shape.color,
      lineWidth: 0,
      points: shape.points.map(([x, y]) => ({ x: x * scale, y: y * scale })),
    };
  const [x, y, w, h] = shape.box.map((length) => length * scale) as [number, number, number, number];
  return { type: 'rect', x, y, w, h, color: shape.color, lineWidth: 0 };
}
