/**
 * Grid emissions of AWS Regions in g CO2e per kWh: location based, annual, mostly direct emissions. From Cloud Carbon
 * Footprint (@cloud-carbon-footprint/aws 0.15.0 and core 1.0.0, Apache-2.0), which takes them from EPA eGRID, the EEA,
 * carbonfootprint.com and national bodies; read in 2026. Regions that it does not know are missing here.
 */
const GRAMS_PER_KWH = new Map<string, number>([
  ['af-south-1', 900.6],
  ['ap-east-1', 710],
  ['ap-northeast-1', 465.8],
  ['ap-northeast-2', 415.6],
  ['ap-northeast-3', 465.8],
  ['ap-south-1', 708.2],
  ['ap-southeast-1', 408],
  ['ap-southeast-2', 760],
  ['ap-southeast-3', 717.7],
  ['ca-central-1', 120],
  ['cn-north-1', 537.4],
  ['cn-northwest-1', 537.4],
  ['eu-central-1', 311],
  ['eu-north-1', 8.8],
  ['eu-south-1', 213.4],
  ['eu-west-1', 278.6],
  ['eu-west-2', 225],
  ['eu-west-3', 51.1],
  ['me-central-1', 404.1],
  ['me-south-1', 505.9],
  ['sa-east-1', 61.7],
  ['us-east-1', 365.128],
  ['us-east-2', 376.128],
  ['us-gov-east-1', 365.128],
  ['us-gov-west-1', 298.65],
  ['us-west-1', 298.65],
  ['us-west-2', 298.65],
]);

/** Under this a grid counts as clean here: about half of what the median Region of the table emits. */
export const CLEAN_GRAMS_PER_KWH = 200;

export function gridGramsPerKwh(region: string): number | undefined {
  return GRAMS_PER_KWH.get(region);
}

/** `eu-west-1` of the zone `eu-west-1a`. */
export function regionOfZone(zone: string): string | undefined {
  return /^([a-z]{2}(?:-[a-z]{2,9}){1,2}-\d)[a-z]$/.exec(zone)?.[1];
}
