/** Families that AWS lists as previous generation (EC2 user guide, "Previous generation instances", 2026). */
const PREVIOUS_GENERATIONS = new Set(
  'a1 c1 c3 c4 cc1 cc2 cg1 cr1 g2 g3 g3s hi1 hs1 i2 m1 m2 m3 m4 p2 r3 r4 t1'.split(' '),
);

/** Families of general use that have a sibling with the same shape on Graviton, with that sibling. */
const ON_GRAVITON = new Map([
  ['t', 't4g'],
  ['m', 'm7g'],
  ['c', 'c7g'],
  ['r', 'r7g'],
]);

export function familyOf(instanceType: string): string {
  return instanceType.slice(0, instanceType.indexOf('.')).toLowerCase();
}

export function isPreviousGeneration(instanceType: string): boolean {
  return PREVIOUS_GENERATIONS.has(familyOf(instanceType));
}

/** Whether the instance type runs on an AWS Graviton (Arm) processor. */
export function isGraviton(instanceType: string): boolean {
  return /^(?:a1|[a-z]{1,4}\d{1,2}g[a-z]{0,3})$/.test(familyOf(instanceType));
}

/** The Graviton family of the same shape, for families of general use on x86. */
export function gravitonSibling(instanceType: string): string | undefined {
  if (isGraviton(instanceType)) return undefined;
  const [, letter = ''] = /^([tmcr])\d[a-z]{0,4}$/.exec(familyOf(instanceType)) ?? [];
  return ON_GRAVITON.get(letter);
}
